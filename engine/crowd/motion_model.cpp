#include "crowd/motion_model.h"

#include <array>
#include <cmath>

#include "crowd/anticipation.h"
#include "crowd/collision_free.h"
#include "crowd/social_force.h"

namespace muster::crowd {

namespace {

template <class Model>
std::unique_ptr<MotionModel> make() {
  return std::make_unique<Model>();
}

struct Entry {
  std::string_view name;
  std::unique_ptr<MotionModel> (*make)();
};

// One line per model; the first is the default.
constexpr std::array kModels{
    Entry{"anticipation", make<Anticipation>},
    Entry{"collision-free", make<CollisionFree>},
    Entry{"social-force", make<SocialForce>},
};

constexpr auto kNames = [] {
  std::array<std::string_view, kModels.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kModels[i].name;
  return names;
}();

}  // namespace

int Numerics::parts(double dt) const {
  constexpr double kRounding = 1e-9;  // 0.05 s in parts of 0.005 s are ten, not eleven
  return longestPart_s > 0 ? static_cast<int>(std::ceil(dt / longestPart_s - kRounding)) : 0;
}

std::unique_ptr<MotionModel> makeMotionModel(std::string_view name) {
  for (const Entry& entry : kModels)
    if (entry.name == name) return entry.make();
  return nullptr;
}

std::span<const std::string_view> motionModelNames() {
  return kNames;
}

}  // namespace muster::crowd
