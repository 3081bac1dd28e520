package io.balcao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the packages: who may look at whom, as the table of the design says. */
@AnalyzeClasses(packages = "io.balcao", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule features_look_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.balcao..")
            .layer("platform").definedBy("io.balcao.platform..")
            .layer("accounts").definedBy("io.balcao.accounts..")
            .layer("channels").definedBy("io.balcao.channels..")
            .layer("conversations").definedBy("io.balcao.conversations..")
            .layer("bot").definedBy("io.balcao.bot..")
            .layer("scheduling").definedBy("io.balcao.scheduling..")
            .layer("insights").definedBy("io.balcao.insights..")
            .layer("integrations").definedBy("io.balcao.integrations..")
            .layer("privacy").definedBy("io.balcao.privacy..")
            .layer("operations").definedBy("io.balcao.operations..")
            .layer("simulator").definedBy("io.balcao.simulator..")
            .layer("demo").definedBy("io.balcao.demo..")
            .layer("root").definedBy("io.balcao")
            .whereLayer("platform").mayNotAccessAnyLayer()
            .whereLayer("accounts").mayOnlyAccessLayers("platform")
            .whereLayer("channels").mayOnlyAccessLayers("platform", "accounts")
            .whereLayer("conversations").mayOnlyAccessLayers("platform", "accounts", "channels")
            .whereLayer("bot").mayOnlyAccessLayers("platform", "accounts", "channels", "conversations")
            .whereLayer("scheduling").mayOnlyAccessLayers("platform", "accounts", "channels", "conversations", "bot")
            .whereLayer("insights").mayOnlyAccessLayers("platform", "accounts", "channels", "conversations", "bot",
                    "scheduling")
            .whereLayer("integrations").mayOnlyAccessLayers("platform", "accounts")
            .whereLayer("privacy").mayOnlyAccessLayers("platform", "accounts", "channels")
            .whereLayer("operations").mayOnlyAccessLayers("platform", "accounts", "channels", "conversations",
                    "integrations")
            .whereLayer("simulator").mayOnlyAccessLayers("platform")
            .whereLayer("demo").mayOnlyAccessLayers("platform", "accounts", "scheduling", "simulator")
            .whereLayer("demo").mayOnlyBeAccessedByLayers("root")
            .whereLayer("root").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule no_cycles = slices().matching("io.balcao.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sql_lives_in_repositories = noClasses().that().haveSimpleNameNotEndingWith("Repository")
            .and().resideOutsideOfPackage("io.balcao.platform.db..")
            .and().haveNameNotMatching(".*Repository\\$.*")
            .should().dependOnClassesThat().resideInAPackage("io.vertx.sqlclient..");

    @ArchTest
    static final ArchRule only_the_second_jackson = noClasses().should()
            .dependOnClassesThat().resideInAPackage("tools.jackson..");

    @ArchTest
    static final ArchRule only_the_settings_read_the_environment = noClasses().that()
            .resideOutsideOfPackage("io.balcao").should().callMethod(System.class, "getenv")
            .orShould().callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule nothing_blocks_by_sleeping = noClasses().should()
            .callMethod(Thread.class, "sleep", long.class);
}
