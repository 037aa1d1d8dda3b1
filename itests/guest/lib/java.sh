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
    # the newer release's JDK needs the newer release's C library: on the older one it is bound to that of its tree
    if [ "$(release)" != "$NEWER" ]; then
        cached patchelf 1 "patchelf" unpack_packages patchelf || return 1
    fi
    cached jdk "$(release) 4" "JDK 25 (the machine has none)" make_jdk || return 1
    export JAVA_HOME=$CACHE/jdk/usr/lib/jvm/java-25-openjdk-amd64
    if [ "$(release)" != "$NEWER" ]; then
        cached jmod "$(cksum < "$CACHE/jdk/.stamp") $(cksum < "$JAVA_HOME/release") 1" "its module for jlink" make_jmod || return 1
    fi
    need_cacerts
}
make_jdk() {
    local dir=$1 home=$1/usr/lib/jvm/java-25-openjdk-amd64 final=$CACHE/jdk file
    unpack_packages "$JDK_PACKAGE" ca-certificates "$dir" || return 1
    cat "$dir"/usr/share/ca-certificates/mozilla/*.crt > "$dir/authorities.pem"
    ln -sfn "$CACHE/cacerts/cacerts" "$home/lib/security/cacerts"
    [ "$(release)" != "$NEWER" ] || return 0
    tree_command "$CACHE/patchelf" patchelf
    for file in "$home"/bin/* "$home/lib/jspawnhelper" "$home/lib/jexec"; do
        "${COMMAND[@]}" --set-interpreter "$final/usr/lib64/ld-linux-x86-64.so.2" --force-rpath \
            --set-rpath "$final${home#"$dir"}/lib:$final/usr/lib/x86_64-linux-gnu" "$file" || return 1
    done
    mv "$home/jmods/java.base.jmod" "$dir/" && ln -sfn "$CACHE/jmod/java.base.jmod" "$home/jmods/java.base.jmod"
}
# What jlink makes of this JDK has to run here too: the programs in its module are bound like those beside it.
make_jmod() {
    local dir=$1 file
    "$JAVA_HOME/bin/jmod" extract --dir "$dir/base" "$CACHE/jdk/java.base.jmod" || return 1
    find "$dir/base" -name '*.debuginfo' -delete
    tree_command "$CACHE/patchelf" patchelf
    for file in "$dir"/base/bin/* "$dir/base/lib/jspawnhelper" "$dir/base/lib/jexec"; do
        "${COMMAND[@]}" --set-interpreter "$CACHE/jdk/usr/lib64/ld-linux-x86-64.so.2" --force-rpath \
            --set-rpath "\$ORIGIN/../lib:$CACHE/jdk/usr/lib/x86_64-linux-gnu" "$file" || return 1
    done
    ( cd "$dir/base" && "$JAVA_HOME/bin/jmod" create --class-path classes --cmds bin --libs lib --config conf \
        --legal-notices legal --header-files include --man-pages man "$dir/java.base.jmod" ) && rm -rf "$dir/base"
}
# An installed package would build its list of certificate authorities; here from the machine's list, else the packaged.
need_cacerts() {
    local pem=/etc/ssl/certs/ca-certificates.crt
    [ -e "$pem" ] || pem=$CACHE/jdk/authorities.pem
    cached cacerts "$pem $(cksum < "$pem")" "certificate authorities for the JDK" make_cacerts "$pem"
}
make_cacerts() { "$JAVA_HOME/bin/java" "$GUEST/lib/Cacerts.java" "$1" "$2/cacerts"; }

# need_maven: array MVN, Maven 3.8 or newer
need_maven() {
    local version
    if [ -z "$HIDE" ] && command -v mvn >/dev/null; then
        version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
        if [ -n "$version" ] && [ "$(printf '%s\n' 3.8 "$version" | sort -V | head -n 1)" = 3.8 ]; then
            MVN=(mvn -B); maven_options; return 0
        fi
    fi
    can_fetch || { say "no Maven 3.8 found: install one" >&2; return 3; }
    apt_state && cached maven 2 "Maven (the machine has none)" \
        unpack_packages -o "Dir::State::status=$CACHE/apt/status-java" maven || return 1
    MVN=("$CACHE/maven/usr/share/maven/bin/mvn" -B); maven_options
}
# Maven's own libraries make a current JDK talk about old habits.
maven_options() {
    export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
}

# need_build: array PLATFORM, the distribution's program; built unless no input is newer than its archive.
# HOTBAY_DISTRIBUTION names an unpacked distribution to use instead.
need_build() {
    need_jdk || return
    if [ -n "${HOTBAY_DISTRIBUTION:-}" ]; then PLATFORM=("$HOTBAY_DISTRIBUTION/bin/hotbay"); return; fi
    if ! is_built; then
        need_maven || return
        mkdir -p "$CACHE"
        ( flock 9; is_built || step "build${NEWER_INPUT:+ (${NEWER_INPUT##*/} is newer)}" build ) \
            9>"$CACHE/.lock-build" || return 1
        is_built || [ -n "$NEWER_INPUT" ] || { say "the build made no distribution" >&2; return 1; }
    fi
    PLATFORM=("${ARCHIVE%.tar.gz}/bin/hotbay")
}
# is_built: ARCHIVE, and NEWER_INPUT, the first input that is newer
is_built() {
    NEWER_INPUT=
    ARCHIVE=$(ls -t "$TOP"/distribution/target/hotbay-*.tar.gz 2>/dev/null | grep -v -e "-jre.tar.gz$" | head -n 1)
    [ -n "$ARCHIVE" ] && [ -x "${ARCHIVE%.tar.gz}/bin/hotbay" ] || return 1
    # build output has a pom.xml beside it, the Java packages of the same name have not
    NEWER_INPUT=$(cd "$TOP" && find pom.xml bundles features distribution \
        \( -name target -execdir test -e pom.xml \; -o -path '*/src/test' \) -prune \
        -o -type f -newer "$ARCHIVE" -print -quit)
    [ -z "$NEWER_INPUT" ]
}
build() {
    local start=$CACHE/.build-start; touch "$start"
    maven -q -DskipTests package || return 1
    touch -r "$start" "$TOP"/distribution/target/hotbay-*.tar.gz   # what changed meanwhile is newer
}
maven() { ( cd "$TOP" && "${MVN[@]}" "$@" ); }

# need_test_program CLASS: array PROGRAM, a program among the adapter's tests; the build compiles them
need_test_program() {
    local main=io/hotbay/itests/adapter/$1.class tests=$TOP/itests/target/test-classes
    local system=${PLATFORM[0]%/bin/hotbay}/system
    if [ ! -e "$tests/$main" ] || [ -n "$(find "$TOP"/itests/src "$TOP"/bundles/*/src/test -type f \
            -newer "$tests/$main" -print -quit)" ]; then
        need_maven && step "build of the tests" build && [ -e "$tests/$main" ] || return 1
        touch "$tests/$main"   # of what has not changed the build makes nothing new
    fi
    PROGRAM=("$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED
        -cp "$tests:$(printf '%s:' "$system"/*/io.hotbay.*.jar)" "io.hotbay.itests.adapter.$1")
}
