// A fire made by hand: given air in part of one space, between two instants.
#pragma once

#include "geometry/polygon.h"
#include "hazard/source.h"

namespace muster::analysis::testing {

struct SmokyPart {
  std::size_t space = 0;
  geometry::Box part;
  hazard::Conditions air;
  double from_s = 0, to_s = 1e9;
};

class SmokySource final : public hazard::Source {
 public:
  explicit SmokySource(SmokyPart smoke, double end_s = 60) : smoke_(smoke), end_s_(end_s) {}

  std::unique_ptr<hazard::Reading> open() const override {
    return std::make_unique<Reading>(smoke_);
  }
  double start_s() const override { return 0; }
  double end_s() const override { return end_s_; }
  bool covers(plan::SpaceId, geometry::Vec2) const override { return true; }

 private:
  class Reading final : public hazard::Reading {
   public:
    explicit Reading(SmokyPart smoke) : smoke_(smoke) {}
    void moveTo(double time_s, std::span<const float>) override { time_s_ = time_s; }
    hazard::Conditions at(plan::SpaceId space, geometry::Vec2 p, double) const override {
      const bool there = space.index() == smoke_.space && smoke_.part.contains(p) &&
                         time_s_ >= smoke_.from_s && time_s_ <= smoke_.to_s;
      return there ? smoke_.air : hazard::Conditions{};
    }

   private:
    SmokyPart smoke_;
    double time_s_ = 0;
  };

  SmokyPart smoke_;
  double end_s_;
};

}  // namespace muster::analysis::testing
