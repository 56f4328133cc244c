#include "foundation/instruction_set.h"

#include <hwy/base.h>

#include <cstdlib>

// What Highway's assertions (Debug and sanitizers only) call; in its library, which is not linked.
namespace hwy {
HWY_NORETURN void Abort(const char*, int, const char*, ...) {
  std::abort();
}
}  // namespace hwy

namespace muster {

namespace {

InstructionSet& chosen() {
  static InstructionSet set = offered(InstructionSet::avx512) ? InstructionSet::avx512
                              : offered(InstructionSet::avx2) ? InstructionSet::avx2
                                                              : InstructionSet::ssse3;
  return set;
}

}  // namespace

// What Highway compiles its targets AVX2 and AVX3 with.
bool offered(InstructionSet set) {
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma") &&
                    __builtin_cpu_supports("f16c") && __builtin_cpu_supports("lzcnt");
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512cd");
  return set == InstructionSet::ssse3 || (avx2 && (set == InstructionSet::avx2 || avx512));
}

InstructionSet instructionSet() {
  return chosen();
}

void useInstructionSet(InstructionSet set) {
  chosen() = set;
}

}  // namespace muster
