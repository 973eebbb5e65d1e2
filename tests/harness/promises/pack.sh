# A list that can't be packed is an error that names file and line, and leaves nothing behind; one
# that can gives the same bytes each time, from any folder.
. "$(dirname "$0")/../promise.sh"
cd "$scratch" || exit 1

printf 'dir /dev 0755 0 0\nfil /init x 0755 0 0\n' >bad.list
must_exit 125 "$kindling" pack bad.list -o bad.cpio
must_say 'bad.list:2:1'
must_say 'did you mean "file"?'

printf 'dir /dev 0755 0 0\n\nfile /init no-such-file 0755 0 0\n' >missing.list
must_exit 125 "$kindling" pack missing.list -o missing.cpio
must_say 'missing.list:3'
must_say 'no-such-file'

printf 'file /init ${INTI} 0755 0 0\n' >variable.list
must_exit 125 "$kindling" pack variable.list -o variable.cpio
must_say 'INTI'
must_say 'INIT'
must_exit 125 "$kindling" pack no-such-list -o none.cpio
must_exit 125 "$kindling" pack hello -o /no/such/folder/x.cpio
[ -z "$(ls | grep cpio)" ] || fail "something was left behind: $(ls)"

must_exit 0 "$kindling" pack hello -o one.cpio
mkdir elsewhere && cd elsewhere || exit 1
must_exit 0 "$kindling" pack hello -o ../two.cpio
cd .. && cmp one.cpio two.cpio || fail "the same list gave other bytes"

# What stood there stays when packing fails: here the disk is full (a limit on file sizes).
before=$(sha256sum <one.cpio)
(ulimit -f 4 && trap '' XFSZ && "$kindling" pack hello -o one.cpio >out 2>&1)
[ $? -eq 125 ] || fail "packing went on with a full disk: $(cat out)"
[ "$before" = "$(sha256sum <one.cpio)" ] || fail "the image that was there is gone"
[ "$(ls | grep -c cpio)" -eq 2 ] || fail "something was left behind: $(ls)"
