// What this process has used of the machine: wall and processor time, memory. Linux and glibc.
#pragma once

#include <chrono>
#include <cstddef>

namespace muster::verification {

// Of all threads together since the program began, in seconds.
double processorSeconds();

// What is allocated now, without what malloc keeps for later. Sanitizers have their own malloc, of
// which it says 0.
std::size_t bytesInUse();

// Wall and processor time since it was made.
class Stopwatch {
 public:
  double wall_s() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  double cpu_s() const { return processorSeconds() - startCpu_s_; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double startCpu_s_ = processorSeconds();
};

}  // namespace muster::verification
