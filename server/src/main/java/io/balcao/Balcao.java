package io.balcao;

/** The main class. */
public final class Balcao {
    private Balcao() {}
}
