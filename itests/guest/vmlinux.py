# SPDX-License-Identifier: Apache-2.0
"""vmlinux.py BZIMAGE OUT -- ZSTD-COMMAND...: takes the ELF kernel out of a bzImage (boot protocol 2.08 or later)."""
import lzma
import struct
import subprocess
import sys

image = open(sys.argv[1], 'rb').read()
if image[0x202:0x206] != b'HdrS':
    sys.exit('not a bzImage')
setup_sectors = image[0x1f1] or 4
offset, length = struct.unpack_from('<II', image, 0x248)
payload = image[(setup_sectors + 1) * 512 + offset:][:length]
if payload.startswith(b'\xfd7zXZ\0'):
    kernel = lzma.LZMADecompressor().decompress(payload)
elif payload.startswith(b'\x28\xb5\x2f\xfd'):  # zstd; the last 4 bytes are the size
    kernel = subprocess.run(sys.argv[4:] + ['-dc'], input=payload[:-4], stdout=subprocess.PIPE, check=True).stdout
else:
    sys.exit('unknown compression ' + payload[:6].hex())
if not kernel.startswith(b'\x7fELF'):
    sys.exit('the payload is no ELF file')
open(sys.argv[2], 'wb').write(kernel)
