/* The half of confine that takes system calls away: a filter of a few words in the kernel's own little language, so that no library is needed. */
#include "baolan/confine.h"

#ifdef __linux__
#include <sys/syscall.h>
#endif

#if defined SYS_seccomp && defined __has_include
#if __has_include(<linux/seccomp.h>)
#define HAVE_SECCOMP
#endif
#endif

#ifdef HAVE_SECCOMP
#include <asm/ioctls.h>
#include <endian.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <unistd.h>

/* A filter sees numbers, and what a number means depends on the processor: where it is none of these, nothing is filtered. */
#if defined __x86_64__
#define ARCH AUDIT_ARCH_X86_64
#define FOREIGN_CALLS 0x40000000 /* x32: the same calls by other numbers */
#elif defined __i386__
#define ARCH AUDIT_ARCH_I386
#elif defined __aarch64__ && __BYTE_ORDER == __LITTLE_ENDIAN
#define ARCH AUDIT_ARCH_AARCH64
#elif defined __arm__ && __BYTE_ORDER == __LITTLE_ENDIAN
#define ARCH AUDIT_ARCH_ARM
#elif defined __riscv && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#elif defined __powerpc64__ && __BYTE_ORDER == __LITTLE_ENDIAN
#define ARCH AUDIT_ARCH_PPC64LE
#elif defined __s390x__
#define ARCH AUDIT_ARCH_S390X
#elif defined __loongarch64
#define ARCH AUDIT_ARCH_LOONGARCH64
#endif
#endif

#ifdef ARCH

/* From Linux 4.17 on; <linux/seccomp.h> may be older. Without it some processors of before 2020 run a filtered program slower. */
#define KEEP_SPECULATION (1 << 2)

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
    struct sock_filter at[FILTER_MOST];
    unsigned short n;
};

/* Jumps to what denies have no length yet. */
enum { TO_DENIED = 255 };

static void add(struct filter *f, unsigned code, size_t value, int if_true, int if_false)
{
    f->at[f->n++] =
        (struct sock_filter){(unsigned short)code, (unsigned char)if_true, (unsigned char)if_false, (unsigned)value};
}

static void make(struct filter *f)
{
    enum { LOAD = BPF_LD | BPF_W | BPF_ABS, EQUAL = BPF_JMP | BPF_JEQ | BPF_K, ANSWER = BPF_RET | BPF_K };
    size_t request = offsetof(struct seccomp_data, args[1]) + (__BYTE_ORDER == __BIG_ENDIAN ? 4 : 0);
    add(f, LOAD, offsetof(struct seccomp_data, arch), 0, 0);
    add(f, EQUAL, ARCH, 0, TO_DENIED);
    add(f, LOAD, offsetof(struct seccomp_data, nr), 0, 0);
#ifdef FOREIGN_CALLS
    add(f, BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, TO_DENIED, 0);
#endif
    for (int i = 0; i < NDENIED; i++)
        add(f, EQUAL, denied[i], TO_DENIED, 0);
    add(f, EQUAL, SYS_ioctl, 0, NIOCTLS + 1);
    add(f, LOAD, request, 0, 0);
    for (int i = 0; i < NIOCTLS; i++)
        add(f, EQUAL, denied_ioctls[i], TO_DENIED, 0);
    add(f, ANSWER, SECCOMP_RET_ALLOW, 0, 0);
    add(f, ANSWER, SECCOMP_RET_ERRNO | EACCES, 0, 0);
    for (int i = 0; i < f->n; i++) {
        unsigned char left = (unsigned char)(f->n - 2 - i);
        f->at[i].jt = f->at[i].jt == TO_DENIED ? left : f->at[i].jt;
        f->at[i].jf = f->at[i].jf == TO_DENIED ? left : f->at[i].jf;
    }
}

bool confine_calls(void)
{
    struct filter f = {.n = 0};
    make(&f);
    struct sock_fprog program = {.len = f.n, .filter = f.at};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, KEEP_SPECULATION, &program) == 0;
}

bool confine_calls_known(void)
{
    unsigned action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
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

#endif
