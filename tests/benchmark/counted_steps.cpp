// For tests/benchmark/instructions: steps of a warm hall inside one function that callgrind can be
// told to count alone.
//   counted_steps MODEL PEOPLE STEPS
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "warm_hall.h"

namespace {

std::uint64_t agentSteps = 0;

}  // namespace

// Named for the command line of callgrind; not inlined, or there would be nothing to name.
extern "C" [[gnu::noinline]] void countedSteps(muster::simulation::World& world, std::size_t inside,
                                               int steps) {
  for (int step = 0; step < steps; ++step) {
    agentSteps += inside;
    world.step();
    inside -= world.frame().passages.size();
  }
}

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  muster::benchmarking::WarmHall hall(std::strtoul(argv[2], nullptr, 10), argv[1]);
  countedSteps(hall.world(), hall.inside(), std::atoi(argv[3]));
  std::printf("%lu agent-steps\n", static_cast<unsigned long>(agentSteps));
}
