# shellcheck shell=bash
# Runs the programs of the module bench: the soak and the benchmark, which start, load and check the gateway themselves.

# load soak|bench [arguments]
load() {
    local what=$1
    shift
    use_jdk
    build_apps bench
    command_lines
    local app
    app=$(app_jar bench)
    local -a words=("$what" "$@" --server-command "$(one_a_line "${SERVER_COMMAND[@]}")"
        --simulators-command "$(one_a_line "${SIMULATORS_COMMAND[@]}")")
    local -a java=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseTransparentHugePages)
    if [[ $what == bench ]]; then
        # Much room for what is short-lived: a load that stops to collect what it has done cannot time others.
        java+=(-Xmx1g -Xmn640m)
        # The jar without a lib/ beside it: only this module's classes are added to the server, the adapter among them.
        words+=(--channel-jar "$ROOT/bench/target/$(basename -- "${app%-app.jar}").jar" --version "$(version)"
            --stub-command "$(one_a_line "${java[@]}" -jar "$app" channel)")
    fi
    exec "${java[@]}" -jar "$app" "${words[@]}"
}

# Words may hold blanks.
one_a_line() {
    printf '%s\n' "$@"
}

# What is measured: the commit, with a mark if files differ from it.
version() {
    git -C "$ROOT" describe --always --dirty 2>/dev/null || say unknown
}
