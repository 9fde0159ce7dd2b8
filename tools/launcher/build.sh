# shellcheck shell=bash
# Builds the programs that are started, when a source is newer than they are.

readonly BUILD_LOG="$ROOT/target/launcher/build.log"
# Whoever only wants to see it run need not wait for what `test` checks.
readonly UNCHECKED=(-Dspotless.check.skip=true -Dlicense.skip=true -Denforcer.skip=true)

# The runnable jar of a module, beside the lib/ it needs; nothing before the first build.
app_jar() {
    local module=$1
    local jars=("$ROOT/$module/target/app/tollbridge-$module"-*-app.jar)
    [[ ! -f ${jars[0]} ]] || printf '%s' "${jars[0]}"
}

# Whether the runnable jar of a module is missing or older than a source of it or of what goes into it.
is_stale() {
    local jar
    jar=$(app_jar "$1")
    [[ -n $jar ]] || return 0
    local changed
    changed=$(cd -- "$ROOT" && find pom.xml channel-spi channel-support channels "$1" \
        \( -name target -o -name test \) -prune -o -type f -newer "$jar" -print | head -n 1)
    [[ -n $changed ]]
}

# Shows one line for each module that Maven enters.
show_progress() {
    local line
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$BUILD_LOG"
        [[ $line =~ Building\ (Tollbridge.*)\ [0-9][^\ ]*\ +\[(.*)\]$ ]] || continue
        printf '  %-6s %s\n' "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}"
    done
}

# The gateway, the simulators, and the modules named besides.
build_apps() {
    local -a modules=(server simulators "$@")
    local module
    for module in "${modules[@]}"; do
        if is_stale "$module"; then
            compile_apps "${modules[@]}"
            break
        fi
    done
}

# How the two programs are started, without the arguments of this start: SERVER_COMMAND and SIMULATORS_COMMAND. LEARNED is
# where the server's JVM keeps what makes its next starts faster.
command_lines() {
    # Out of memory is no state to go on in: what is durable is, and the next start goes on from there.
    local -a common=(-XX:+UseTransparentHugePages -XX:MetaspaceSize=128m -XX:SweeperThreshold=100 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED)
    # The server's young generation has room for thousands of requests that wait a second for a channel, twice: so they end there,
    # and not in the old one, whose collection stops everything for half a second.
    local -a java=("$JAVA_HOME/bin/java" -Xmx512m -XX:+UseParallelGC -XX:-UseAdaptiveSizePolicy -XX:NewSize=200m -XX:MaxNewSize=200m -XX:SurvivorRatio=2 "${common[@]}")
    # shellcheck disable=SC2034 # other parts use them
    SIMULATORS_COMMAND=("$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC "${common[@]}" -jar "$(app_jar simulators)")
    local server
    server=$(app_jar server)
    # What the JVM has learned (classes, and what is called how often) is written when the first run stops, which takes ten
    # seconds, and more than halves the time of later starts. It is good for this very JVM and this very build only.
    LEARNED=$ROOT/target/launcher/server-$("$JAVA_HOME/bin/java" --version | cksum | cut -d ' ' -f 1).aot
    mkdir -p -- "${LEARNED%/*}"
    [[ ! $server -nt $LEARNED ]] || rm -f -- "$LEARNED"
    local learned="-XX:AOTCacheOutput=$LEARNED"
    [[ ! -s $LEARNED ]] || learned="-XX:AOTCache=$LEARNED"
    # shellcheck disable=SC2034
    SERVER_COMMAND=("${java[@]}" "$learned" -Xlog:disable -jar "$server")
}

compile_apps() {
    local started=$SECONDS names
    names=$(IFS=, && printf '%s' "$*")
    mkdir -p -- "$(dirname -- "$BUILD_LOG")" || refuse "cannot write to $ROOT/target: run from a checkout that you own"
    : >"$BUILD_LOG"
    say "Building (the first time fetches libraries, which takes minutes)"
    if ! maven -Dstyle.color=never -Dmaven.test.skip=true "${UNCHECKED[@]}" -pl "$names" -am package 2>&1 | show_progress; then
        grep -m 20 '^\[ERROR\]' "$BUILD_LOG" >&2 || tail -n 20 "$BUILD_LOG" >&2
        say "tollbridge: the build failed; all of it is in $BUILD_LOG" >&2
        exit 1
    fi
    local module
    for module in "$@"; do
        [[ -n $(app_jar "$module") ]] || refuse "the build made no runnable jar of $module: see $BUILD_LOG"
    done
    say "Built in $(seconds_since "$started") s"
}
