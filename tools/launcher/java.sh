# shellcheck shell=bash
# Finds a JDK 25 and a Maven.

readonly JDK_MAJOR=25

# is_jdk DIRECTORY [MAJOR|MAJOR...]: whether it is a JDK of one of these versions, with a compiler.
is_jdk() {
    local majors=${2:-$JDK_MAJOR}
    [[ -x $1/bin/java && -x $1/bin/javac ]] || return 1
    if [[ -r $1/release ]]; then
        grep -Eq "^JAVA_VERSION=\"($majors)([.\"+-])" "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | grep -Eq "^javac ($majors)([.+-]|$)"
    fi
}

# Places where a JDK may be, the most explicit first, one a line.
jdk_places() {
    [[ -z ${JAVA_HOME:-} ]] || say "$JAVA_HOME"
    local java
    if java=$(command -v javac); then
        dirname -- "$(dirname -- "$(readlink -f -- "$java")")"
    fi
    local place
    for place in /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [[ ! -d $place ]] || say "$place"
    done
}

# Exports JAVA_HOME: the tools of the build need Maven itself to run on this JDK.
use_jdk() {
    local place
    while IFS= read -r place; do
        if is_jdk "$place"; then
            export JAVA_HOME=$place
            return
        fi
    done < <(jdk_places)
    refuse "no JDK $JDK_MAJOR found. Install one (Debian: the package temurin-25-jdk or openjdk-25-jdk; or SDKMAN: sdk install java 25-tem) or set JAVA_HOME"
}

# Whether the Maven on the path is 3.8 or newer.
has_maven() {
    local version
    command -v mvn >/dev/null || return 1
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    local major=${version% *} minor=${version#* }
    [[ -n $version ]] && ((major > 3 || (major == 3 && minor >= 8)))
}

# Runs Maven in the root of the repository; without one on the path the wrapper fetches it.
maven() (
    cd -- "$ROOT" || exit 1
    # Maven's own libraries call what a new JDK warns of; these lines are no concern of ours.
    export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    if has_maven; then
        mvn --batch-mode --no-transfer-progress "$@"
    else
        ./mvnw --batch-mode --no-transfer-progress "$@"
    fi
)
