# shellcheck shell=bash
# Runs the seeded simulation, in one process of its own.

simulate() {
    use_jdk
    build_apps simulation
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -jar "$(app_jar simulation)" "$@"
}
