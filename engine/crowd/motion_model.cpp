#include "crowd/motion_model.h"

#include <array>

#include "crowd/anticipation.h"
#include "crowd/collision_free.h"

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
};

constexpr auto kNames = [] {
  std::array<std::string_view, kModels.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kModels[i].name;
  return names;
}();

}  // namespace

std::unique_ptr<MotionModel> makeMotionModel(std::string_view name) {
  for (const Entry& entry : kModels)
    if (entry.name == name) return entry.make();
  return nullptr;
}

std::span<const std::string_view> motionModelNames() {
  return kNames;
}

}  // namespace muster::crowd
