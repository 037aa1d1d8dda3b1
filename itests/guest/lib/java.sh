# SPDX-License-Identifier: Apache-2.0
# JDK 25, Maven, and the build. Sourced.

JDK_PACKAGE=openjdk-25-jdk-headless

is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$1/release" 2>/dev/null; }

# need_jdk: exports JAVA_HOME of a JDK 25 or newer
need_jdk() {
    local home
    if [ -z "$HIDE" ]; then
        for home in "${JAVA_HOME:-}" $(env | sed -n 's/^JAVA[0-9A-Z_]*_HOME=//p') \
                "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" /usr/lib/jvm/*; do
            [ -n "$home" ] && is_jdk25 "$home" && { export JAVA_HOME=$home; return 0; }
        done
    fi
    can_fetch || { say "no JDK 25 found: install one and set JAVA_HOME" >&2; return 3; }
    apt_state || return 1
    # the newer release's JDK needs the newer release's C library: on the older one its programs are bound to the tree's own
    if [ "$(release)" != "$NEWER" ]; then
        cached patchelf 1 "patchelf" unpack_packages patchelf || return 1
    fi
    cached jdk "$(release) 2" "JDK 25 (the machine has none)" make_jdk || return 1
    export JAVA_HOME=$CACHE/jdk/usr/lib/jvm/java-25-openjdk-amd64
}
make_jdk() {
    local dir=$1 home=$1/usr/lib/jvm/java-25-openjdk-amd64 final=$CACHE/jdk file
    unpack_packages "$JDK_PACKAGE" ca-certificates "$dir" || return 1
    rm -rf "$home/jmods" "$home/lib/src.zip"
    if [ "$(release)" != "$NEWER" ]; then
        tree_command "$CACHE/patchelf" patchelf
        for file in "$home"/bin/* "$home/lib/jspawnhelper" "$home/lib/jexec"; do
            "${COMMAND[@]}" --set-interpreter "$final/usr/lib64/ld-linux-x86-64.so.2" --force-rpath \
                --set-rpath "$final${home#"$dir"}/lib:$final/usr/lib/x86_64-linux-gnu" "$file" || return 1
        done
    fi
    ln -sfn "$dir" "$final"   # the programs carry the final path; replaced by the folder itself in a moment
    make_cacerts "$dir" "$home"; local code=$?
    rm -f "$final"; return $code
}
# The package would build its list of certificate authorities when installed; from the machine's own list, else the packaged one.
make_cacerts() {
    local dir=$1 home=$2 pem=/etc/ssl/certs/ca-certificates.crt
    [ -e "$pem" ] || { pem=$dir/authorities.pem; cat "$dir"/usr/share/ca-certificates/mozilla/*.crt > "$pem"; }
    rm -f "$home/lib/security/cacerts"
    "$home/bin/java" "$GUEST/lib/Cacerts.java" "$pem" "$home/lib/security/cacerts"
}

# need_maven: array MVN, Maven 3.8 or newer
need_maven() {
    local version
    if [ -z "$HIDE" ] && command -v mvn >/dev/null; then
        version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
        if [ -n "$version" ] && [ "$(printf '%s\n' 3.8 "$version" | sort -V | head -n 1)" = 3.8 ]; then MVN=(mvn -B); return 0; fi
    fi
    can_fetch || { say "no Maven 3.8 found: install one" >&2; return 3; }
    apt_state && cached maven 2 "Maven (the machine has none)" \
        unpack_packages -o "Dir::State::status=$CACHE/apt/status-java" maven || return 1
    MVN=("$CACHE/maven/usr/share/maven/bin/mvn" -B)
}

# need_build: array PLATFORM, the distribution's program; built unless no input is newer than its archive
need_build() {
    local folder archive newer=
    if [ -n "${HOTBAY_DISTRIBUTION:-}" ]; then PLATFORM=("$HOTBAY_DISTRIBUTION/bin/hotbay"); need_jdk; return; fi
    need_jdk || return
    archive=$(ls -t "$TOP"/distribution/target/hotbay-*.tar.gz 2>/dev/null | head -n 1)
    folder=${archive%.tar.gz}
    [ -n "$archive" ] && [ -x "$folder/bin/hotbay" ] &&
        newer=$(cd "$TOP" && find pom.xml bundles features distribution -name target -prune -o -type f -newer "$archive" -print -quit)
    if [ -z "$archive" ] || [ ! -x "$folder/bin/hotbay" ] || [ -n "$newer" ]; then
        need_maven || return
        step "build${newer:+ ($newer is newer)}" maven -q -DskipTests package || return 1
        archive=$(ls -t "$TOP"/distribution/target/hotbay-*.tar.gz 2>/dev/null | head -n 1); folder=${archive%.tar.gz}
        [ -x "$folder/bin/hotbay" ] || { say "the build made no distribution" >&2; return 1; }
        touch "$archive"   # Maven leaves an archive alone when nothing in it changed
    fi
    PLATFORM=("$folder/bin/hotbay")
}
maven() { ( cd "$TOP" && "${MVN[@]}" "$@" ); }
