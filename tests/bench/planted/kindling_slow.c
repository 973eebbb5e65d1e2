// SPDX-License-Identifier: GPL-2.0
/*
 * A kernel that is slow on purpose: kindling_slow=KIND,AMOUNT on its command line. kernel-slow-downs.sh
 * puts this file into init/ of a kernel tree, to see what a bench says of each kind of slow-down.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/kernel_read_file.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#define MIB (1UL << 20)

static char kind[16] __initdata;
static unsigned long amount __initdata;

static int __init take_kind(char *text)
{
	char *comma = strchr(text, ',');

	if (!comma || kstrtoul(comma + 1, 0, &amount))
		return 0;
	strscpy(kind, text, min_t(size_t, sizeof(kind), comma - text + 1));
	return 1;
}
__setup("kindling_slow=", take_kind);

static void __init slow_mdelay(unsigned long ms)
{
	mdelay(ms);
}

static void __init slow_udelay(unsigned long times)
{
	while (times--)
		udelay(100);
}

static void __init slow_msleep(unsigned long ms)
{
	msleep(ms);
}

static void __init slow_memset(unsigned long mib)
{
	char *buffer = vmalloc(mib * MIB);

	if (buffer)
		memset(buffer, 1, mib * MIB);
	vfree(buffer);
}

static void __init slow_memcpy(unsigned long mib)
{
	char *from = vzalloc(mib * MIB), *to = vmalloc(mib * MIB);

	if (from && to)
		memcpy(to, from, mib * MIB);
	vfree(from);
	vfree(to);
}

/* A byte of each page, again and again: for the caches the worst there is. */
static void __init slow_stride(unsigned long mib)
{
	volatile char *buffer = vzalloc(mib * MIB);
	unsigned long round, at;

	for (round = 0; buffer && round < 16; round++)
		for (at = 0; at < mib * MIB; at += 4096)
			buffer[at]++;
	vfree((void *)buffer);
}

static void __init slow_loop(unsigned long times)
{
	volatile unsigned long count = times;

	while (count)
		count--;
}

static void __init slow_divide(unsigned long times)
{
	volatile unsigned long dividend = ~0UL, divisor = 7;

	while (times--)
		dividend = ~0UL / divisor + (dividend & 1);
}

static void __init slow_kmalloc(unsigned long times)
{
	while (times--)
		kfree(kmalloc(256, GFP_KERNEL));
}

static void __init slow_vmalloc(unsigned long times)
{
	while (times--)
		vfree(vmalloc(64 * 1024));
}

static void __init slow_pages(unsigned long times)
{
	while (times--)
		free_page(__get_free_page(GFP_KERNEL | __GFP_ZERO));
}

static void __init slow_printk(unsigned long lines)
{
	while (lines--)
		pr_info("one line more\n");
}

static void __init slow_rcu(unsigned long times)
{
	while (times--)
		synchronize_rcu();
}

static void __init slow_read(unsigned long times)
{
	while (times--) {
		void *buffer = NULL;

		kernel_read_file_from_path("/init", 0, &buffer, INT_MAX, NULL, READING_UNKNOWN);
		vfree(buffer);
	}
}

/* Two that want one lock: who has it sleeps with it. */
static DEFINE_MUTEX(fought_over);
static unsigned long rounds;

static int fight(void *done)
{
	unsigned long round;

	for (round = 0; round < rounds; round++) {
		mutex_lock(&fought_over);
		usleep_range(1000, 1000);
		mutex_unlock(&fought_over);
	}
	complete(done);
	return 0;
}

static void __init slow_lock(unsigned long times)
{
	DECLARE_COMPLETION_ONSTACK(one);
	DECLARE_COMPLETION_ONSTACK(other);

	rounds = times;
	kthread_run(fight, &one, "fights");
	kthread_run(fight, &other, "fights back");
	wait_for_completion(&one);
	wait_for_completion(&other);
}

static int end_at_once(void *done)
{
	complete(done);
	return 0;
}

static void __init slow_threads(unsigned long times)
{
	while (times--) {
		DECLARE_COMPLETION_ONSTACK(done);

		kthread_run(end_at_once, &done, "ends at once");
		wait_for_completion(&done);
	}
}

static const struct {
	const char *kind;
	void (*slow)(unsigned long amount);
} kinds[] __initconst = {
	{ "mdelay", slow_mdelay }, { "udelay", slow_udelay }, { "msleep", slow_msleep },
	{ "memset", slow_memset }, { "memcpy", slow_memcpy }, { "stride", slow_stride },
	{ "loop", slow_loop },     { "divide", slow_divide }, { "kmalloc", slow_kmalloc },
	{ "vmalloc", slow_vmalloc }, { "pages", slow_pages }, { "printk", slow_printk },
	{ "rcu", slow_rcu },	   { "read", slow_read },     { "lock", slow_lock },
	{ "threads", slow_threads },
};

/* Behind the initramfs, so that there is a file to read. */
static int __init kindling_slow(void)
{
	size_t at;

	for (at = 0; at < ARRAY_SIZE(kinds); at++)
		if (!strcmp(kind, kinds[at].kind))
			kinds[at].slow(amount);
	return 0;
}
late_initcall_sync(kindling_slow);

/* One initcall more; initcall_blacklist= takes it away. */
static int __init kindling_one_more(void)
{
	return 0;
}
late_initcall_sync(kindling_one_more);
