#include "hazard/uniform_source.h"

#include <algorithm>
#include <vector>

namespace muster::hazard {

namespace {

struct Uniform {
  Conditions conditions;
  double start_s, rise_s;
  std::vector<std::uint8_t> filled;  // by space

  double shareAt(double time_s) const {
    if (time_s < start_s) return 0;
    return rise_s > 0 ? std::min(1.0, (time_s - start_s) / rise_s) : 1.0;
  }
};

class UniformReading final : public Reading {
 public:
  explicit UniformReading(std::shared_ptr<const Uniform> air) : air_(std::move(air)) {}

  void moveTo(double time_s, std::span<const float>) override {
    now_ = mixed(Conditions{}, air_->conditions, air_->shareAt(time_s));
  }
  Conditions at(plan::SpaceId space, geometry::Vec2, double) const override {
    return air_->filled[space.index()] ? now_ : Conditions{};
  }

 private:
  std::shared_ptr<const Uniform> air_;
  Conditions now_;
};

class UniformSource final : public Source {
 public:
  explicit UniformSource(std::shared_ptr<const Uniform> air) : air_(std::move(air)) {}

  std::unique_ptr<Reading> open() const override { return std::make_unique<UniformReading>(air_); }
  double start_s() const override { return air_->start_s; }
  double end_s() const override { return air_->start_s + air_->rise_s; }
  bool covers(plan::SpaceId space, geometry::Vec2) const override {
    return air_->filled[space.index()] != 0;
  }

 private:
  std::shared_ptr<const Uniform> air_;
};

}  // namespace

Result<std::shared_ptr<const Source>> uniformSource(const UniformFire& fire, double start_s,
                                                    const plan::Campus& campus) {
  auto air = std::make_shared<Uniform>();
  air->conditions = fire.conditions;
  air->start_s = start_s;
  air->rise_s = fire.rise_s;
  air->filled.assign(campus.spaces.size(), 0);
  Problems problems;
  for (const std::string& id : fire.spaces) {
    const plan::SpaceId space = campus.space(id);
    if (space.valid()) {
      air->filled[space.index()] = 1;
    } else {
      problems.push_back({Severity::error,
                          "scenario.unknown-reference",
                          {},
                          fire.place,
                          {},
                          {{"kind", "kind.space"}, {"value", id}}});
    }
  }
  if (!problems.empty()) return tl::unexpected(problems);
  if (fire.spaces.empty()) {
    for (std::size_t s = 0; s < air->filled.size(); ++s) {
      air->filled[s] = campus.spaces[s].outdoor() ? 0 : 1;
    }
  }
  return std::make_shared<const UniformSource>(std::move(air));
}

}  // namespace muster::hazard
