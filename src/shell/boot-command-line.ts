/** What the boot loader told the simulated kernel. */
export const bootCommandLine = 'BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro quiet';
