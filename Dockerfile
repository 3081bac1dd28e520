# syntax=docker/dockerfile:1
# Builds the console, then the server, and leaves a Java runtime with the distribution of server/target/balcao.

FROM node:20-bookworm-slim AS console
WORKDIR /src/web-console
# The lock files first: as long as they stay, so does the layer with the packages.
COPY web-console/package.json web-console/package-lock.json web-console/.npmrc ./
RUN npm ci
COPY web-console ./
RUN npm run build

FROM maven:3.9-eclipse-temurin-25 AS server
WORKDIR /src
COPY . .
COPY --from=console /src/web-console/dist web-console/dist
# The tests run in CI, with a real browser and a real nginx; here the same commit is only packed. What a trained start
# leaves holds for one build of Java only, and the image runs on another one.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp package -DskipTests -Dmaven.test.skip -Dconsole.skip -Dtrain.skip

# glibc and OpenSSL 3, which Alpine lacks, are what the demo's PostgreSQL and Redis are linked to.
FROM eclipse-temurin:25-jre-noble
RUN groupadd --system --gid 10001 balcao \
    && useradd --system --uid 10001 --gid balcao --home-dir /var/lib/balcao --create-home balcao
COPY --from=server /src/server/target/balcao /opt/balcao
ENV DATA_DIR=/var/lib/balcao
VOLUME /var/lib/balcao
USER balcao
WORKDIR /var/lib/balcao
EXPOSE 8080 8081 9090
# Requests under way are finished, sockets handed over: see docs/operations.md.
STOPSIGNAL SIGTERM
# bash speaks TCP by itself: no other program has to be in the image for this.
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# The script replaces itself with Java, so that Java gets the signals.
ENTRYPOINT ["/opt/balcao/bin/balcao"]
CMD ["serve"]
