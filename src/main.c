#include "baolan/status.h"

int main(void)
{
    return status_exit_code(STATUS_USAGE);
}
