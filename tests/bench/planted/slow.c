/*
 * A program that is slow on purpose: `slow KIND AMOUNT`. slow-downs.sh has /init run it, to see what
 * a bench says of each kind of slow-down.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MIB (1UL << 20)

/* What is in the buffer counts: the compiler may not leave out what nobody reads. */
#define keep(buffer) __asm__ volatile("" : : "r"(buffer) : "memory")

static long long now_us(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

/* As mdelay() does: reads the clock until it is time. */
static void delay(unsigned long us)
{
	long long end = now_us() + (long long)us;

	while (now_us() < end)
		;
}

static void doze(unsigned long us)
{
	usleep((useconds_t)us);
}

static void set(unsigned long mib)
{
	char *buffer = malloc(mib * MIB);

	if (buffer)
		memset(buffer, 1, mib * MIB);
	keep(buffer);
	free(buffer);
}

static void copy(unsigned long mib)
{
	char *from = calloc(mib, MIB), *to = malloc(mib * MIB);

	if (from && to)
		memcpy(to, from, mib * MIB);
	keep(to);
	free(from);
	free(to);
}

/* A byte of each of many pages, over and over: few instructions, and each of them misses. */
static void stride(unsigned long mib)
{
	volatile char *buffer = malloc(mib * MIB);
	unsigned long at, round;

	for (round = 0; buffer && round < 16; ++round)
		for (at = 0; at < mib * MIB; at += 4096 + 64)
			(void)buffer[at];
	free((void *)buffer);
}

static void loop(unsigned long n)
{
	while (n--)
		__asm__ volatile("");
}

static void divide(unsigned long n)
{
	volatile unsigned long number = ~0UL;

	while (n--)
		number = number / (n | 3) + (1UL << 60);
}

static void allocate(unsigned long n)
{
	while (n--) {
		void *volatile piece = malloc(200);

		free(piece);
	}
}

static void say(unsigned long lines)
{
	int log = open("/dev/kmsg", O_WRONLY);

	if (log < 0) {
		mknod("/tmp/kmsg", 0600 | 0020000, (1 << 8) | 11);
		log = open("/tmp/kmsg", O_WRONLY);
	}
	while (lines--)
		(void)!write(log, "a line more\n", 12);
}

static void serial(unsigned long bytes)
{
	while (bytes--)
		(void)!write(1, ".", 1);
}

static pthread_mutex_t fought_over = PTHREAD_MUTEX_INITIALIZER;
static volatile int fight = 1;

static void *holder(void *unused)
{
	while (fight) {
		pthread_mutex_lock(&fought_over);
		delay(200);
		usleep(200);
		pthread_mutex_unlock(&fought_over);
		sched_yield();
	}
	return unused;
}

static void lock(unsigned long n)
{
	pthread_t other;

	pthread_create(&other, NULL, holder, NULL);
	while (n--) {
		pthread_mutex_lock(&fought_over);
		pthread_mutex_unlock(&fought_over);
		usleep(50);
	}
	fight = 0;
	pthread_join(other, NULL);
}

static void *yielder(void *unused)
{
	while (fight)
		sched_yield();
	return unused;
}

static void switches(unsigned long n)
{
	pthread_t other;

	pthread_create(&other, NULL, yielder, NULL);
	while (n--)
		sched_yield();
	fight = 0;
	pthread_join(other, NULL);
}

/* No disk is in a boot that repeats: a file of the initramfs is read in its place. */
static void reads(unsigned long n)
{
	char buffer[512];

	while (n--) {
		int file = open("/init", O_RDONLY);

		while (read(file, buffer, sizeof(buffer)) > 0)
			;
		close(file);
	}
}

static void mounts(unsigned long n)
{
	while (n--) {
		mount("none", "/tmp", "tmpfs", 0, NULL);
		umount("/tmp");
	}
}

static void processes(unsigned long n)
{
	while (n--) {
		if (fork() == 0)
			_exit(0);
		wait(NULL);
	}
}

static void calls(unsigned long n)
{
	while (n--)
		getppid();
}

static const struct {
	const char *kind;
	void (*run)(unsigned long amount);
} kinds[] = {
	{ "delay", delay },   { "doze", doze },	      { "memset", set },
	{ "memcpy", copy },   { "stride", stride },   { "loop", loop },
	{ "divide", divide }, { "malloc", allocate }, { "printk", say },
	{ "serial", serial },   { "lock", lock },	      { "switch", switches },
	{ "read", reads },    { "mount", mounts },    { "fork", processes },
	{ "call", calls },
};

int main(int argc, char **argv)
{
	unsigned int i;

	for (i = 0; argc == 3 && i < sizeof(kinds) / sizeof(*kinds); ++i)
		if (!strcmp(kinds[i].kind, argv[1]))
			kinds[i].run(strtoul(argv[2], NULL, 10));
	return 0;
}
