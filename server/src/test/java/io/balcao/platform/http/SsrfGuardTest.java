package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.http.SsrfGuard.Forbidden;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FI-07: no link that somebody wrote leads into our own network. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SsrfGuardTest {
    private static final Map<String, List<String>> NAMES = Map.of("public.example", List.of("93.184.215.14"),
            "inside.example", List.of("10.0.0.5"), "both.example", List.of("93.184.215.14", "127.0.0.1"), "six.example",
            List.of("2606:2800:21f:cb07:6820:80da:af6b:8b2c"), "empty.example", List.of());

    private final SsrfGuard guard = new SsrfGuard(SsrfGuardTest::resolve);

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        var written = NAMES.getOrDefault(host, List.of(host));
        var addresses = new ArrayList<InetAddress>();
        for (var address : written) {
            if (!address.contains(":") && address.chars().anyMatch(Character::isLetter)) {
                throw new UnknownHostException(host);
            }
            addresses.add(InetAddress.getByName(address));
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://127.255.0.9/", "https://[::1]/", "https://[::]/",
        "https://169.254.169.254/latest/meta-data", "https://10.1.2.3/", "https://172.16.0.1/",
        "https://172.31.255.255/", "https://192.168.0.1/", "https://100.64.0.1/", "https://0.0.0.0/",
        "https://224.0.0.1/", "https://255.255.255.255/", "https://240.0.0.1/", "https://198.18.0.1/",
        "https://192.0.2.1/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[64:ff9b:1::1]/",
        "https://[2002:7f00:1::]/", "https://[2001:0:1::]/", "https://[fe80::1]/", "https://[fec0::1]/",
        "https://[fd00::1]/", "https://[fc00::1]/", "https://[ff02::1]/", "https://[2001:db8::1]/",
        "https://[3fff:500::1]/",
        "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0177.0.0.1/",
        "https://127.1/", "https://127.0.0.1./", "https://017700000001/", "https://10.0.0.010/",
        "https://inside.example/", "https://both.example/", "https://unknown.example/", "https://empty.example/",
        "http://public.example/", "ftp://public.example/", "file:///etc/passwd", "gopher://public.example/",
        "https://public.example:8080/", "https://public.example:6379/", "https://user@public.example/",
        "https://public.example@127.0.0.1/", "https:///x", "https:x", "https://in_side.example/", "/relative"})
    void what_leads_inside_is_refused(String link) {
        assertThatThrownBy(() -> guard.check(URI.create(link))).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://public.example/a?b=c", "https://PUBLIC.example", "https://public.example.:443/",
        "https://93.184.215.14/", "https://six.example/", "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "https://[64:ff9b::5db8:d70e]/", "https://172.32.0.1/", "https://100.128.0.1/", "https://192.1.2.3/"})
    void the_public_internet_is_allowed(String link) throws Forbidden {
        assertThat(SsrfGuard.isPublic(guard.check(URI.create(link)).address())).isTrue();
    }

    @Test
    void the_request_goes_to_the_address_that_was_checked_under_the_name_of_the_link() throws Forbidden {
        var options = guard.check(URI.create("https://Public.example/a/b?c=%20d#e")).options();
        assertThat(options.getServer().toString()).isEqualTo("93.184.215.14:443");
        assertThat(options.getHost()).isEqualTo("public.example");
        assertThat(options.getURI()).isEqualTo("/a/b?c=%20d");
        assertThat(options.getFollowRedirects()).isFalse();
    }

    @Test
    void a_name_that_changes_its_mind_is_asked_once() throws Forbidden {
        var asked = new AtomicInteger();
        var rebinding = new SsrfGuard(_ -> List
                .of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1")));
        var target = rebinding.check(URI.create("https://rebind.example/"));
        assertThat(target.options().getServer().toString()).isEqualTo("93.184.215.14:443");
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> rebinding.check(URI.create("https://rebind.example/")))
                .isInstanceOf(Forbidden.class);
    }
}
