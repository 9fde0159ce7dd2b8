# shellcheck shell=bash
# Commands that look into the database of a gateway, whether that is running or not.

# verify_offline COMMAND [--data DIR | --database-url URL] [arguments of the command]
verify_offline() {
    local command=$1 data=${TOLLBRIDGE_DATA_DIR:-$ROOT/data} url=${TOLLBRIDGE_DATABASE_URL:-}
    local -a rest=()
    shift
    while [[ $# -gt 0 ]]; do
        case $1 in
            --data | --database-url)
                [[ $# -ge 2 ]] || refuse "'$1' of $command lacks its value: see ./tollbridge help"
                if [[ $1 == --data ]]; then data=$2 url=""; else url=$2; fi
                shift
                ;;
            *) rest+=("$1") ;;
        esac
        shift
    done
    [[ $data == /* ]] || data=$PWD/$data
    use_jdk
    build_apps
    TOLLBRIDGE_DATA_DIR=$data TOLLBRIDGE_DATABASE_URL=$url "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        --enable-native-access=ALL-UNNAMED -jar "$(app_jar server)" "$command" ${rest[@]+"${rest[@]}"}
}
