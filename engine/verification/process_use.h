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

// Wall time since it was made: 20 ns to ask.
class WallWatch {
 public:
  double wall_s() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// And processor time: half a microsecond.
class Stopwatch : public WallWatch {
 public:
  double cpu_s() const { return processorSeconds() - startCpu_s_; }

 private:
  double startCpu_s_ = processorSeconds();
};

}  // namespace muster::verification
