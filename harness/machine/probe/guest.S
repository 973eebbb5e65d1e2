// The tiny guest that tries an accelerator: what a Linux boot asks of one, and nothing else.
//
// Entered by PVH (in 32-bit mode, paging off: Xen's docs/misc/pvh.pandoc), it goes to long mode
// with paging, computes for a while, takes one timer interrupt (PIT through PIC), writes a few
// bytes to the serial port and ends QEMU through isa-debug-exit. /dev/kvm that opens proves
// nothing: where KVM must emulate, it is this that fails or takes seconds.

#define DEBUG_EXIT_PORT 0xf4
#define EXIT_VALUE 42              // QEMU ends with (42 << 1) | 1 = 85
#define SERIAL_PORT 0x3f8
#define ROUNDS 100000000           // two tenths of a second under TCG, a few hundredths in hardware
#define TIMER_VECTOR 0x20
#define CODE64 0x08
#define DATA 0x10

        .section .note.pvh, "a", @note
        .long 4, 4, 18             // XEN_ELFNOTE_PHYS32_ENTRY
        .asciz "Xen"
        .long start

        .text
        .code32
        .global start
start:
        cli
        cld
        mov $stack_top, %esp

        // Four levels of pages, the first GiB on itself in pages of 2 MiB.
        movl $page_directory_pointers + 3, page_map
        movl $page_directory + 3, page_directory_pointers
        mov $page_directory, %edi
        mov $0x83, %eax            // present, writable, large
        mov $512, %ecx
1:      mov %eax, (%edi)
        add $0x200000, %eax
        add $8, %edi
        loop 1b

        // The timer's gate: an address of 32 bits is enough.
        mov $on_timer, %eax
        mov $interrupts + TIMER_VECTOR * 16, %edi
        mov %ax, (%edi)
        movw $CODE64, 2(%edi)
        movw $0x8e00, 4(%edi)      // present, interrupt gate
        shr $16, %eax
        mov %ax, 6(%edi)

        mov %cr4, %eax
        or $1 << 5, %eax           // PAE
        mov %eax, %cr4
        mov $page_map, %eax
        mov %eax, %cr3
        mov $0xc0000080, %ecx      // EFER
        rdmsr
        or $1 << 8, %eax           // LME
        wrmsr
        mov %cr0, %eax
        or $1 << 31, %eax          // PG
        mov %eax, %cr0
        lgdt gdt_pointer
        ljmp $CODE64, $long_mode

        .code64
long_mode:
        mov $DATA, %eax
        mov %eax, %ds
        mov %eax, %es
        mov %eax, %ss
        lidt interrupts_pointer(%rip)

        mov $ROUNDS, %ecx
1:      dec %ecx
        jnz 1b

        // The PIC: its first eight interrupts from TIMER_VECTOR on, the timer's alone let through.
        mov $0x11, %al
        out %al, $0x20
        mov $TIMER_VECTOR, %al
        out %al, $0x21
        mov $4, %al
        out %al, $0x21
        mov $1, %al
        out %al, $0x21
        mov $0xfe, %al
        out %al, $0x21
        mov $0xff, %al
        out %al, $0xa1
        // The PIT: channel 0, a thousand times a second.
        mov $0x34, %al
        out %al, $0x43
        mov $1193 & 0xff, %al
        out %al, $0x40
        mov $1193 >> 8, %al
        out %al, $0x40

wait_for_timer:
        sti
        hlt
        cli
        cmpl $0, timer_came(%rip)
        je wait_for_timer

        mov $message, %esi
        mov $SERIAL_PORT, %edx
1:      lodsb
        test %al, %al
        jz 2f
        out %al, %dx
        jmp 1b
2:      mov $EXIT_VALUE, %eax
        out %eax, $DEBUG_EXIT_PORT
        hlt                        // never reached where isa-debug-exit is

on_timer:
        push %rax
        movl $1, timer_came(%rip)
        mov $0x20, %al             // end of interrupt
        out %al, $0x20
        pop %rax
        iretq

        .data
message:
        .asciz "kindling probe\n"
        .balign 8
gdt:    .quad 0
        .quad 0x00af9a000000ffff   // CODE64
        .quad 0x00cf92000000ffff   // DATA
gdt_pointer:
        .word . - gdt - 1
        .long gdt
        .long 0                    // lgdt in 32-bit mode reads four bytes, lidt in 64-bit mode
interrupts_pointer:                // reads eight
        .word 256 * 16 - 1
        .long interrupts, 0

        .bss
        .balign 4096
page_map:                .skip 4096
page_directory_pointers: .skip 4096
page_directory:          .skip 4096
interrupts:              .skip 4096
timer_came:              .skip 4
        .balign 16
        .skip 4096
stack_top:

        .section .note.GNU-stack, "", @progbits
