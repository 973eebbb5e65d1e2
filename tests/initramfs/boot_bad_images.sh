#!/bin/sh
# Boots the images with one fault each: the kernel must say what verify foretells, and the files
# that arrive must be those that it foretells, with their modes, sizes and devices.
#   boot_bad_images.sh KINDLING BAD_IMAGES FOLDER [NAME…]
set -eu
kindling=$1
bad_images=$2
folder=$3
shift 3
here=$(dirname "$0")
rm -rf "$folder"
mkdir -p "$folder"
"$kindling" pack "$here/bad/first.list" -o "$folder/first.cpio"
"$bad_images" make "$folder" "$folder/first.cpio"
if [ $# -eq 0 ]; then
    set -- "$folder"/*.boot
else
    for name; do
        set -- "$@" "$folder/$name.boot"
        shift
    done
fi
exec "$kindling" test "$@"
