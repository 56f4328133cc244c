#include "simulation/scenario.h"

#include <array>

namespace muster::simulation {

namespace {

constexpr std::array<std::string_view, 2> kFlowModes{"emergent", "code"};
constexpr std::array<std::string_view, 2> kReroutes{"never", "queues"};

}  // namespace

std::span<const std::string_view> flowWords() {
  return kFlowModes;
}

std::span<const std::string_view> rerouteWords() {
  return kReroutes;
}

}  // namespace muster::simulation
