# shellcheck shell=bash
# Fuzzes for longer than the tests do: the API against its OpenAPI document, or one target of the parsers.

readonly FUZZ_MINUTES=10

fuzz() {
    local minutes=$FUZZ_MINUTES seed="" target=api
    while [[ $# -gt 0 ]]; do
        [[ $# -ge 2 ]] || refuse "'$1' is not an option of fuzz, or lacks its value: see ./tollbridge help"
        case $1 in
            --minutes) minutes=$2 ;;
            --seed) seed=$2 ;;
            --target) target=$2 ;;
            *) refuse "'$1' is not an option of fuzz: see ./tollbridge help" ;;
        esac
        shift 2
    done
    [[ $minutes =~ ^[1-9][0-9]{0,4}$ ]] || refuse "--minutes needs a number from 1 to 99999, not '$minutes'"
    [[ -z $seed || $seed =~ ^[0-9]{1,9}$ ]] || refuse "--seed needs a number of at most nine digits, not '$seed'"
    use_jdk
    if [[ $target == api ]]; then
        fuzz_api "$minutes" "$seed"
    else
        fuzz_parser "$minutes" "$target" "$seed"
    fi
}

fuzz_api() {
    install_test_packages
    maven -q -pl server,simulators,e2e -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test=OpenApiFuzzIT -Dfailsafe.failIfNoSpecifiedTests=false \
        "-Dfuzz.seconds=$(($1 * 60))" ${2:+"-Dfuzz.seed=$2"}
}

fuzz_parser() {
    [[ $2 == *FuzzTest && -n $(find "$ROOT/fuzz/src" -name "$2.java" -print -quit) ]] ||
        refuse "'$2' is no target: docs/fuzzing.md lists them"
    maven -q -pl fuzz -am verify "-Dtest=$2" -Dsurefire.failIfNoSpecifiedTests=false \
        "-Dfuzz.seconds=$(($1 * 60))" -Dfuzz.seed="${3:-0}" -Dfuzz.compiler=-XX:+TieredCompilation
}
