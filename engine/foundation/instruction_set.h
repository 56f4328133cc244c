// Which vector instructions the kernels use: the widest that the processor offers, asked once. They
// give the same bits, so this is a matter of speed only. (Highway could choose by itself, but its
// library reads a timer when the program starts, which valgrind does not know.)
//
// Thread rule: use…() is for tests, before other threads look.
#pragma once

// Before any header of Highway: what it compiles the kernels for.
#define HWY_DISABLED_TARGETS (~(HWY_AVX3 | HWY_AVX2 | HWY_SSSE3))

namespace muster {

enum class InstructionSet { ssse3, avx2, avx512 };

bool offered(InstructionSet set);
InstructionSet instructionSet();
// `set` must be offered.
void useInstructionSet(InstructionSet set);

}  // namespace muster

// Calls the function that a kernel's file defined once per instruction set (foreach_target).
#define MUSTER_BY_INSTRUCTION_SET(function, ...)                              \
  (instructionSet() == InstructionSet::avx512 ? N_AVX3::function(__VA_ARGS__) \
   : instructionSet() == InstructionSet::avx2 ? N_AVX2::function(__VA_ARGS__) \
                                              : N_SSSE3::function(__VA_ARGS__))
