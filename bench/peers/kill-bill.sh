#!/usr/bin/env bash
# Measures the gateway beside Kill Bill, on one PostgreSQL and in turns: ./tollbridge bench peers (docs/performance.md).
set -euo pipefail

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
readonly ROOT
for part in common java build bench; do
    # shellcheck source=/dev/null
    . "$ROOT/tools/launcher/$part.sh"
done

# The newest that Maven Central has of 0.22, and the last line of Tomcat with the javax packages that it is written for.
readonly KILL_BILL=0.22.26
readonly TOMCAT=9.0.117
# A later dependency:copy wants the parent of the war's POM, too, which Central does not have.
readonly COPY=org.apache.maven.plugins:maven-dependency-plugin:2.10:copy
readonly PEER_JDKS='11|12|13|14|15|16|17|18|19|20|21'
readonly KEPT=$ROOT/target/peers

# The directory of a JDK that Kill Bill runs on. What it was built with predates the JDK that the gateway needs.
peer_jdk() {
    local place
    while IFS= read -r place; do
        if is_jdk "$place" "$PEER_JDKS"; then
            say "$place"
            return
        fi
    done < <(jdk_places)
    refuse "Kill Bill needs a JDK of 11 to 21 beside the gateway's $JDK_MAJOR. Install one (Debian: the package openjdk-17-jdk-headless)"
}

# fetch COORDINATES FILE: Maven compares the file with the checksum that Maven Central gives.
fetch() {
    [[ ! -f $KEPT/$2 ]] || return 0
    say "Fetching $1 from Maven Central"
    maven -q "$COPY" -Dartifact="$1" -DoutputDirectory="$KEPT" ||
        refuse "cannot fetch $1: see what Maven says above"
}

fetch_kill_bill() {
    fetch "org.kill-bill.billing:killbill-profiles-killbill:$KILL_BILL:war" "killbill-profiles-killbill-$KILL_BILL.war"
    fetch "org.apache.tomcat:tomcat:$TOMCAT:tar.gz" "tomcat-$TOMCAT.tar.gz"
    if [[ ! -d $KEPT/apache-tomcat-$TOMCAT ]]; then
        tar -C "$KEPT" -xzf "$KEPT/tomcat-$TOMCAT.tar.gz" || refuse "cannot unpack Tomcat into $KEPT: free some space"
    fi
    local war=$KEPT/killbill-$KILL_BILL
    if [[ ! -d $war ]]; then
        mkdir -p -- "$war.part"
        (cd -- "$war.part" && "$JAVA_HOME/bin/jar" -xf "$KEPT/killbill-profiles-killbill-$KILL_BILL.war") ||
            refuse "cannot unpack Kill Bill into $KEPT: free some space"
        mv -- "$war.part" "$war"
    fi
}

main() {
    local jdk
    jdk=$(peer_jdk)
    use_jdk
    fetch_kill_bill
    load bench peers "$@" --peer-java "$jdk/bin/java" --peer-tomcat "$KEPT/apache-tomcat-$TOMCAT" \
        --peer-war "$KEPT/killbill-$KILL_BILL" --peer-settings "$ROOT/bench/peers" \
        --peer-version "Kill Bill $KILL_BILL on Tomcat $TOMCAT"
}

main "$@"
