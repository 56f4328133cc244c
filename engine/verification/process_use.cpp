#include "verification/process_use.h"

#include <malloc.h>

#include <ctime>

namespace muster::verification {

double processorSeconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::size_t bytesInUse() {
  const auto all = mallinfo2();
  return all.uordblks + all.hblkhd;
}

}  // namespace muster::verification
