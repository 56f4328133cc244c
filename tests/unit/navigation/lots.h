// Random numbers of tests: the same in every run.
#pragma once

#include <random>

namespace muster::navigation::testing {

class Lots {
 public:
  explicit Lots(unsigned seed) : random_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * std::uniform_real_distribution<double>(0, 1)(random_);
  }
  // True of one in so many.
  bool once(int in) { return std::uniform_int_distribution<int>(1, in)(random_) == 1; }

 private:
  std::mt19937 random_;
};

}  // namespace muster::navigation::testing
