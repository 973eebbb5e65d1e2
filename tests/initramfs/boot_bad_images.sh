#!/bin/sh
# Boots the images with one fault each: the kernel must say what verify foretells, and the files
# that arrive must be those that it foretells: type, mode, owners, links, size, device, content.
#   boot_bad_images.sh KINDLING BAD_IMAGES FOLDER [LINUX] [NAME…]
# LINUX: the name of a source of another version, as linux-source-6.12, whose kernel `unpacker` is
# built; `test` is the kernel otherwise. Without that source the test is left out: 77.
set -eu
kindling=$1
bad_images=$2
folder=$3
shift 3
here=$(dirname "$0")
case ${1:-} in
linux-source-*)
    source=$(ls /usr/src/"$1".tar.* 2>/dev/null) || {
        echo "left out: the package $1 is not installed"
        exit 77
    }
    kernel=$("$kindling" kernel build --linux "$source" unpacker | sed -n 's/^bzimage *//p')
    shift
    ;;
*) kernel=$("$kindling" kernel build test | sed -n 's/^bzimage *//p') ;;
esac
version=$(sed -n 's/^# Linux.* \([0-9.]*\) Kernel Configuration$/\1/p' "$(dirname "$kernel")/config")
echo "Linux $version"
rm -rf "$folder"
mkdir -p "$folder"
"$kindling" pack "$here/bad/first.list" -o "$folder/first.cpio"
"$bad_images" make "$folder" "$folder/first.cpio" "$kernel" "$version"
if [ $# -eq 0 ]; then
    set -- "$folder"/*.boot
else
    for name; do
        set -- "$@" "$folder/$name.boot"
        shift
    done
fi
exec "$kindling" test "$@"
