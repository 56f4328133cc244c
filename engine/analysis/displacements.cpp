#include "analysis/displacements.h"

namespace muster::analysis {

void Displacements::sample(const crowd::Crowd& crowd, double since_s) {
  before_.resize(crowd.size());
  velocity_.resize(crowd.size());
  wasPresent_.resize(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const geometry::Vec2 now = crowd.body[i].position;
    if (!crowd.present[i]) {
      velocity_[i] = {};
    } else if (wasPresent_[i] && since_s > 0) {
      velocity_[i] = (now - before_[i]) * (1 / since_s);
    } else {
      velocity_[i] = {double{crowd.body[i].vx}, double{crowd.body[i].vy}};
    }
    before_[i] = now;
    wasPresent_[i] = crowd.present[i];
  }
}

}  // namespace muster::analysis
