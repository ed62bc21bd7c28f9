/* The half of confine that takes system calls away: a filter of a few words in the kernel's own little language, so that no library is needed. */
#include "baolan/confine.h"

#ifdef __linux__
#include <sys/syscall.h>
#endif

#ifdef SYS_seccomp
/*
 * A filter sees numbers, and what a number means depends on the processor (AUDIT_ARCH_… in <linux/audit.h>): where it is none of these, nothing is
 * filtered.
 */
#if defined __x86_64__
#define ARCH 0xc000003e
#define FOREIGN_CALLS 0x40000000 /* x32: the same calls by other numbers */
#elif defined __i386__
#define ARCH 0x40000003
#elif defined __aarch64__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH 0xc00000b7
#elif defined __arm__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH 0x40000028
#elif defined __riscv && __riscv_xlen == 64
#define ARCH 0xc00000f3
#elif defined __powerpc64__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCH 0xc0000015
#elif defined __s390x__
#define ARCH 0x80000016
#elif defined __loongarch64
#define ARCH 0xc0000102
#endif
#endif

#ifdef ARCH
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

/* As <linux/filter.h> and <linux/seccomp.h> have it; they may be older than the system that this runs on. */
struct step {
    uint16_t what;
    uint8_t if_true, if_false; /* steps to pass over */
    uint32_t value;
};

struct program {
    unsigned short n;
    struct step *at;
};

struct call {
    int32_t number;
    uint32_t arch;
    uint64_t place, arguments[6];
};

enum { LOAD = 0x20, EQUAL = 0x15, NOT_BELOW = 0x35, ANSWER = 0x06 }; /* words of 32 bits of a call, and constants */
enum { SET_FILTER = 1, IS_KNOWN = 2 };
enum { ALLOW = 0x7fff0000, REFUSE = 0x00050000 };

/* From Linux 4.17 on. Without it some processors of before 2020 run a filtered program slower. */
enum { KEEP_SPECULATION = 1 << 2 };

/* What no reader of files needs. Whose number a system does not have it does not have either. */
static const unsigned denied[] = {
#ifdef SYS_socketcall
    SYS_socketcall,
#endif
#ifdef SYS_socket
    SYS_socket,
    SYS_socketpair,
    SYS_bind,
    SYS_connect,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup, /* which opens sockets, past this filter */
#endif
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd, /* sockets, out of other processes */
#endif
    SYS_process_vm_writev,
    SYS_execve,
#ifdef SYS_execveat
    SYS_execveat,
#endif
};

/* What is typed into a terminal in the user's name: its shell would run it. */
static const unsigned denied_ioctls[] = {
    TIOCSTI,
#ifdef TIOCLINUX
    TIOCLINUX,
#endif
};

enum { NDENIED = sizeof denied / sizeof *denied, NIOCTLS = sizeof denied_ioctls / sizeof *denied_ioctls };
/* Beside one for each of them: two and two of the kind of call, two of ioctl(2), two answers. */
enum { FILTER_MOST = NDENIED + NIOCTLS + 8 };

struct filter {
    struct step at[FILTER_MOST];
    unsigned short n;
};

/* Jumps to what denies have no length yet. */
enum { TO_DENIED = 255 };

static void add(struct filter *f, uint16_t what, size_t value, int if_true, int if_false)
{
    f->at[f->n++] = (struct step){what, (uint8_t)if_true, (uint8_t)if_false, (uint32_t)value};
}

static void make(struct filter *f)
{
    size_t request = offsetof(struct call, arguments[1]) + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0);
    add(f, LOAD, offsetof(struct call, arch), 0, 0);
    add(f, EQUAL, ARCH, 0, TO_DENIED);
    add(f, LOAD, offsetof(struct call, number), 0, 0);
#ifdef FOREIGN_CALLS
    add(f, NOT_BELOW, FOREIGN_CALLS, TO_DENIED, 0);
#endif
    for (int i = 0; i < NDENIED; i++)
        add(f, EQUAL, denied[i], TO_DENIED, 0);
    add(f, EQUAL, SYS_ioctl, 0, NIOCTLS + 1);
    add(f, LOAD, request, 0, 0);
    for (int i = 0; i < NIOCTLS; i++)
        add(f, EQUAL, denied_ioctls[i], TO_DENIED, 0);
    add(f, ANSWER, ALLOW, 0, 0);
    add(f, ANSWER, REFUSE | EACCES, 0, 0);
    for (int i = 0; i < f->n; i++) {
        uint8_t left = (uint8_t)(f->n - 2 - i);
        f->at[i].if_true = f->at[i].if_true == TO_DENIED ? left : f->at[i].if_true;
        f->at[i].if_false = f->at[i].if_false == TO_DENIED ? left : f->at[i].if_false;
    }
}

bool confine_calls(void)
{
    struct filter f = {.n = 0};
    make(&f);
    struct program program = {.n = f.n, .at = f.at};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_seccomp, SET_FILTER, KEEP_SPECULATION, &program) == 0;
}

bool confine_calls_known(void)
{
    uint32_t answer = REFUSE;
    return syscall(SYS_seccomp, IS_KNOWN, 0, &answer) == 0;
}

void confine_memory(void)
{
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

#else

bool confine_calls(void)
{
    return false;
}

bool confine_calls_known(void)
{
    return false;
}

void confine_memory(void)
{
}

#endif
