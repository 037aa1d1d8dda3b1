# SPDX-License-Identifier: Apache-2.0
# Debian packages without root: an apt state of our own in the cache, unpacked trees, programs run by the tree's own
# loader. Sourced. The newer release gives what the machine's own may lack (QEMU, JDK 25); its trees carry their own
# C library.

NEWER=trixie

release() { (. /etc/os-release && printf '%s' "$VERSION_CODENAME"); }

# can_fetch: whether packages of this system can be had at all; says why not.
can_fetch() {
    [ "$(uname -m)" = x86_64 ] || { say "no packages for $(uname -m): only x86_64 is known here" >&2; return 1; }
    case $(release 2>/dev/null) in
        bookworm|trixie) ;;
        *) say "packages are fetched on Debian 12 and 13 only" >&2; return 1;;
    esac
    command -v apt-get >/dev/null || { say "there is no apt-get here" >&2; return 1; }
}

# The Debian mirror is the one that this machine's own apt uses.
mirror() {
    apt-get indextargets --no-release-info --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
        awk -v code="$(release)" '$2 == code || $2 ~ /^(old)?stable$/ {sub(/\/$/, "", $1); print $1; exit}'
}

# apt_state: package lists of the machine's release, the newer one and its backports; status file empty, so that the
# dependencies of a package are always complete. The machine's own apt settings stay in force, its hooks do not.
apt_state() {
    local url; url=$(mirror)
    [ -n "$url" ] || { say "no Debian mirror in this machine's apt sources" >&2; return 1; }
    cached apt "$url $(release) $NEWER 2" "package lists" make_apt_state "$url"
}
make_apt_state() {
    local url=$1 dir=$2 own=$CACHE/apt key from
    for key in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do [ -e "$key" ] && break; done
    [ -e "$key" ] && from="deb [signed-by=$key] $url" || from="deb $url"
    mkdir -p "$dir"/{lists/partial,conf,parts} && : > "$dir/status" || return 1
    for release in $(printf '%s\n' "$(release)" "$NEWER" "$NEWER-backports" | sort -u); do
        printf '%s %s main\n' "$from" "$release"
    done > "$dir/sources.list"
    # Maven's package wants some Java; Hotbay brings its own
    cat > "$dir/status-java" <<'STATUS'
Package: hotbay-java
Status: install ok installed
Version: 25
Architecture: all
Maintainer: none
Provides: default-jre-headless (= 2:1.25), java7-runtime-headless, java8-runtime-headless
Description: stands for the JDK that is used
STATUS
    cp /etc/apt/apt.conf.d/* "$dir/conf/" 2>/dev/null
    cat > "$dir/conf/zz-hotbay" <<CONF
#clear DPkg::Pre-Install-Pkgs; #clear DPkg::Post-Invoke; #clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke; #clear APT::Update::Post-Invoke-Success;
APT::Sandbox::User ""; APT::Install-Recommends "false"; APT::Get::Assume-Yes "true"; Acquire::Languages "none";
Dir::Cache::pkgcache "pkgcache.bin"; Dir::Cache::srcpkgcache ""; Debug::NoLocking "true";
Dir::Etc::preferencesparts "$own/parts"; Dir::Etc::sourceparts "$own/parts"; Dir::Etc::sourcelist "$own/sources.list";
Dir::State::lists "$own/lists"; Dir::State::status "$own/status"; Dir::State::extended_states "$own/extended";
Dir::Cache "$own";
CONF
    sed "s|$own|$dir|g" "$dir/conf/zz-hotbay" > "$dir/zz-part" && cp -r "$dir/conf" "$dir/conf-part" || return 1
    mv "$dir/zz-part" "$dir/conf-part/zz-hotbay"
    printf 'Dir::Etc::parts "%s";\n' "$dir/conf-part" > "$dir/apt-part.conf"
    printf 'Dir::Etc::parts "%s";\n' "$own/conf" > "$dir/apt.conf"
    APT_CONFIG=$dir/apt-part.conf apt-get -q update || return 1
    rm -rf "$dir"/conf-part "$dir"/apt-part.conf "$dir"/pkgcache.bin
}

# download FOLDER APT-ARGUMENTS...: with fresh lists once more when the mirror has moved on
download() {
    local debs=$1; shift; mkdir -p "$debs/partial" || return 1
    local run=(env "APT_CONFIG=$CACHE/apt/apt.conf" apt-get -q -o "Dir::Cache::archives=$debs" -d)
    "${run[@]}" "$@" || { APT_CONFIG=$CACHE/apt/apt.conf apt-get -q update && "${run[@]}" "$@"; }
}

# unpack_packages APT-OPTIONS AND PACKAGES... FOLDER
unpack_packages() {
    local dir=${!#} deb; set -- "${@:1:$#-1}"
    download "$dir/.debs" install "$@" || return 1
    for deb in "$dir"/.debs/*.deb; do dpkg-deb -x "$deb" "$dir" || return 1; done
    rm -rf "$dir/.debs" "$dir"/usr/share/{doc,man,locale,info,lintian}
    relink "$dir"
}

# relink FOLDER: absolute symbolic links that mean something inside the tree become links to that
relink() {
    local link target depth
    ( cd "$1" && find . -type l -lname '/*' | while read -r link; do
        target=$(readlink "$link"); [ -e ".$target" ] || [ -L ".$target" ] || continue
        depth=${link//[^\/]/}; depth=${depth#/}
        ln -sfn "${depth//\//../}${target#/}" "$link"
    done )
}

# tree_command TREE PROGRAM: how to run a program of an unpacked tree, in the array COMMAND
tree_command() {
    local program=$1/usr/bin/$2; [ -e "$program" ] || program=$1/usr/sbin/$2
    COMMAND=("$1/usr/lib64/ld-linux-x86-64.so.2" --library-path "$1/usr/lib/x86_64-linux-gnu" --argv0 "$2" "$program")
}

# python3: the machine's own, else one unpacked; array PYTHON
need_python() {
    if [ -z "$HIDE" ] && command -v python3 >/dev/null; then PYTHON=(python3); return; fi
    apt_state && cached python 1 "Python (the machine has none)" \
        unpack_packages python3 python3-minimal libpython3-stdlib || return 1
    tree_command "$CACHE/python" python3
    PYTHON=(env "PYTHONHOME=$CACHE/python/usr" "${COMMAND[@]}")
}
