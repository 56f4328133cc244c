#include "simulation/scenario.h"

#include <array>

namespace muster::simulation {

namespace {

constexpr std::array<std::string_view, 2> kFlowModes{"emergent", "code"};

}  // namespace

std::span<const std::string_view> flowWords() {
  return kFlowModes;
}

}  // namespace muster::simulation
