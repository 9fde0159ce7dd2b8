#!/usr/bin/env bash
# Makes the module of a new payment channel from tools/new-channel/, in the repository that is the current directory.
# Usage: tools/new-channel.sh NAME      NAME: 2 to 20 lower-case letters and digits, such as wechatpay
set -euo pipefail

readonly TEMPLATE=tools/new-channel

refuse() {
    printf 'new-channel: %s\n' "$*" >&2
    exit 2
}

# Copies the template with its two placeholders filled in, in names and in contents: name, class name.
copy_template() {
    local name=$1 class=$2 file target
    (cd "$TEMPLATE" && find . -type f) | sort | while IFS= read -r file; do
        target=${file#./}
        target=${target//__name__/$name}
        target=${target//__Name__/$class}
        mkdir -p "channels/$name/$(dirname "$target")"
        sed -e "s/__name__/$name/g" -e "s/__Name__/$class/g" "$TEMPLATE/$file" >"channels/$name/$target"
    done
}

# Puts text behind the dependency on the channel SPI: pom, text.
add_dependency() {
    local pom=$1
    BLOCK=$2 awk '
        { print }
        /<artifactId>tollbridge-channel-spi<\/artifactId>/ { found = 1 }
        found == 1 && /<\/dependency>/ { print ENVIRON["BLOCK"]; found = 2 }
        END { exit found == 2 ? 0 : 1 }' "$pom" >"$pom.new" || refuse "$pom does not mention tollbridge-channel-spi"
    mv "$pom.new" "$pom"
}

add_module() {
    local name=$1
    awk -v line="        <module>channels/$name</module>" '
        { print }
        /<module>channels\/alipay<\/module>/ { print line; found = 1 }
        END { exit found ? 0 : 1 }' pom.xml >pom.xml.new || refuse "pom.xml does not list channels/alipay"
    mv pom.xml.new pom.xml
}

main() {
    [[ $# -eq 1 ]] || refuse "give one name, for example: tools/new-channel.sh wechatpay"
    local name=$1
    [[ $name =~ ^[a-z][a-z0-9]{1,19}$ ]] || refuse "a name is 2 to 20 lower-case letters and digits, a letter first: $name"
    [[ -f pom.xml && -d $TEMPLATE ]] || refuse "run it in the root of the repository"
    [[ ! -e channels/$name ]] || refuse "channels/$name is there already"
    local class=${name^}
    copy_template "$name" "$class"
    add_module "$name"
    add_dependency pom.xml "            <dependency>
                <groupId>dev.tollbridge</groupId>
                <artifactId>tollbridge-channel-$name</artifactId>
                <version>\${project.version}</version>
            </dependency>"
    add_dependency server/pom.xml "        <dependency>
            <groupId>dev.tollbridge</groupId>
            <artifactId>tollbridge-channel-$name</artifactId>
            <scope>runtime</scope>
        </dependency>"
    cat <<NEXT
Made channels/$name and added it to pom.xml and server/pom.xml.
Its contract test fails until the adapter is written:
  ./mvnw -pl channels/$name -am test -Dtest=${class}ContractTest -Dsurefire.failIfNoSpecifiedTests=false
Start with ${class}Descriptor; channels/$name/README.md lists the steps.
NEXT
}

main "$@"
