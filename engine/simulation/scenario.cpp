#include "simulation/scenario.h"

#include <array>

namespace muster::simulation {

namespace {

constexpr std::array<std::string_view, 2> kFlowModes{"emergent", "code"};
constexpr std::array<std::string_view, 2> kReroutes{"never", "queues"};
constexpr std::array<std::string_view, 3> kDisciplines{"one-line", "line-each", "none"};
constexpr std::array<std::string_view, 6> kMeasures{"hold", "meter", "one-way",
                                                    "open", "close", "send"};
constexpr std::array<std::string_view, 4> kArrivals{"uniform", "poisson", "peaked", "platoon"};

}  // namespace

std::span<const std::string_view> flowWords() {
  return kFlowModes;
}

std::span<const std::string_view> rerouteWords() {
  return kReroutes;
}

std::span<const std::string_view> disciplineWords() {
  return kDisciplines;
}

std::span<const std::string_view> measureWords() {
  return kMeasures;
}

std::span<const std::string_view> arrivalWords() {
  return kArrivals;
}

}  // namespace muster::simulation
