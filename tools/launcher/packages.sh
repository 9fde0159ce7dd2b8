# shellcheck shell=bash
# The programs beside the JDK that the tests use: a browser, a Chinese font for its pages, Node.js and OpenSSL for the
# oracles.

missing_test_packages() {
    [[ -x /usr/bin/chromium ]] || say chromium
    [[ -n $(find /usr/share/fonts -iname '*CJK*' -print -quit 2>/dev/null) ]] || say fonts-noto-cjk
    command -v node >/dev/null || say nodejs
    command -v npm >/dev/null || say npm
    command -v openssl >/dev/null || say openssl
    command -v shellcheck >/dev/null || say shellcheck
}

# Prints the prefix that lets us install, "none" needed being an empty line; fails when we may not.
install_prefix() {
    command -v apt-get >/dev/null || return 1
    if [[ $EUID -eq 0 ]]; then
        say env
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        say "sudo -n env"
    else
        return 1
    fi
}

install_test_packages() {
    local packages prefix
    mapfile -t packages < <(missing_test_packages)
    ((${#packages[@]} > 0)) || return 0
    prefix=$(install_prefix) || refuse "the tests need packages that are not installed: apt-get install ${packages[*]}"
    say "Installing ${packages[*]}"
    # shellcheck disable=SC2086 # the prefix is several words
    if ! { $prefix apt-get -qq update &&
        $prefix DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${packages[@]}"; } \
        >/dev/null; then
        refuse "apt-get could not install what the tests need: apt-get install ${packages[*]}"
    fi
}
