# shellcheck shell=bash
# Runs the soak: a program of its own that starts, loads, kills and checks the gateway.

soak() {
    use_jdk
    build_apps bench
    command_lines
    # One word a line, for words may hold blanks.
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -jar "$(app_jar bench)" soak "$@" \
        --server-command "$(printf '%s\n' "${SERVER_COMMAND[@]}")" \
        --simulators-command "$(printf '%s\n' "${SIMULATORS_COMMAND[@]}")"
}
