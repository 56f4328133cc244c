#include "walk.h"

#include <algorithm>
#include <cmath>

#include "foundation/state_hash.h"

namespace muster::crowd::test {

using geometry::Vec2;

namespace {

double within(double low, double high, double share) {
  return low + (high - low) * share;
}

}  // namespace

Walk::Walk(const plan::Campus& campus, std::string_view model, std::uint64_t seed, double dt,
           int threads)
    : campus_(&campus),
      atlas_(campus),
      loop_(threads == 1 ? serialLoop() : parallelLoop(threads)),
      model_(makeMotionModel(model)),
      grid_(atlas_, model_->numerics().sight_m),
      random_(seed),
      dt_(dt) {}

std::size_t Walk::add(plan::SpaceId space, Vec2 p, const Temper& temper, const Way& way) {
  const std::size_t a = crowd.size();
  const auto id = static_cast<std::uint32_t>(a);
  crowd.resize(a + 1);
  crowd.body[a].radius = static_cast<float>(
      temper.radius_m + within(-0.01, 0.01, random_.uniform(id, Purpose::radius)));
  crowd.body[a].timeGap = static_cast<float>(
      temper.timeGap_s * within(0.9, 1.1, random_.uniform(id, Purpose::timeGap)));
  crowd.body[a].spacing = static_cast<float>(temper.spacing_m);
  crowd.present[a] = 1;
  const double speed =
      temper.speedDeviation > 0
          ? temper.speed + temper.speedDeviation * random_.normal(id, Purpose::speed)
          : within(temper.slowest, temper.fastest, random_.uniform(id, Purpose::speed));
  speedOf_.push_back(std::clamp(speed, temper.slowest, temper.fastest));
  crowd.body[a].position = p;
  crowd.body[a].space = space;
  const auto known = std::find(ways_.begin(), ways_.end(), way);
  wayOf_.push_back(static_cast<std::size_t>(known - ways_.begin()));
  stageOf_.push_back(0);
  if (known == ways_.end()) {
    std::vector<navigation::LegId> legs;
    plan::SpaceId at = space;
    for (std::size_t stage = 0; stage < way.size(); ++stage) {
      navigation::Goal goal, beyond;
      goal.opening = way[stage];
      if (stage + 1 < way.size()) beyond.opening = way[stage + 1];
      legs.push_back(atlas_.leg(at, goal, beyond));
      at = campus_->openings[way[stage].index()].other(at);
    }
    ways_.push_back(way);
    legs_.push_back(std::move(legs));
  }
  const Vec2 towards = atlas_.read(legs_[wayOf_[a]][0], p).direction;
  crowd.body[a].ex = static_cast<float>(towards.x);
  crowd.body[a].ey = static_cast<float>(towards.y);
  return a;
}

void Walk::fill(plan::SpaceId space, Vec2 low, Vec2 high, std::size_t count, const Temper& temper,
                const Way& way) {
  // Random sequential placement jams at 55 % of the area; a jittered square lattice goes further
  // and is as irregular.
  const double width = high.x - low.x;
  const double height = high.y - low.y;
  double pitch = std::sqrt(width * height / static_cast<double>(count));
  const auto sites = [&] { return std::floor(width / pitch) * std::floor(height / pitch); };
  while (sites() < static_cast<double>(count)) pitch *= 0.999;
  const auto columns = static_cast<std::size_t>(width / pitch);
  const double jitter = std::max(0.0, pitch - 2 * temper.radius_m - 0.021);
  const std::size_t first = crowd.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto id = static_cast<std::uint32_t>(first + i);
    const double jx = (random_.uniform(id, Purpose::place, 0) - 0.5) * jitter;
    const double jy = (random_.uniform(id, Purpose::place, 1) - 0.5) * jitter;
    add(space,
        {low.x + (static_cast<double>(i % columns) + 0.5) * pitch + jx,
         low.y + (static_cast<double>(i / columns) + 0.5) * pitch + jy},
        temper, way);
  }
}

void Walk::readDirections() {
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    if (!crowd.present[a]) continue;
    const auto reading = atlas_.read(legs_[wayOf_[a]][stageOf_[a]], crowd.body[a].position);
    crowd.body[a].desiredX = static_cast<float>(reading.direction.x);
    crowd.body[a].desiredY = static_cast<float>(reading.direction.y);
    crowd.body[a].desiredSpeed = static_cast<float>(speedOf_[a]);
  }
}

void Walk::step() {
  const std::vector<std::uint8_t> everywhere(campus_->spaces.size(), twoWay ? 1 : 0);
  const StepContext context{&grid_, &random_, step_, dt_, 1, everywhere.data(), stepsPerLook};
  if (step_ % static_cast<std::uint64_t>(stepsPerLook) == 0) {
    readDirections();
    grid_.sort(crowd, *loop_);
    phase_.run(*model_, context, *loop_);
  } else {
    phase_.walkOn(*model_, context, crowd, grid_, *loop_);
  }
  const std::vector<Body> before = crowd.body;
  phase_.scatter(grid_, dt_, crowd, *loop_);
  deepestOverlap = std::max(deepestOverlap, phase_.strain().deepestOverlap);
  for (const float force : phase_.contactForce_N_per_m())
    peakContactForce_N_per_m = std::max(peakContactForce_N_per_m, double{force});
  ++step_;
  time_s = static_cast<double>(step_) * dt_;
  carryThroughOpenings(before);
  examine();
}

void Walk::carryThroughOpenings(const std::vector<Body>& before) {
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    if (!crowd.present[a]) continue;
    Vec2 from = before[a].position;
    const Vec2 to = crowd.body[a].position;
    plan::SpaceId& space = crowd.body[a].space;
    for (int passages = 0; passages < 4; ++passages) {
      const auto crossing = atlas_.crossing(space, from, to);
      if (!crossing) break;
      const plan::Opening& opening = (*campus_)[crossing->opening];
      const Way& way = ways_[wayOf_[a]];
      passed.push_back({time_s, a, crossing->opening});
      std::size_t& stage = stageOf_[a];
      if (crossing->opening == way[stage]) {
        ++stage;
      } else if (stage > 0 && crossing->opening == way[stage - 1]) {
        --stage;  // pushed back
      }
      space = opening.other(space);
      if (!space.valid() || stage == way.size()) {
        crowd.present[a] = 0;
        break;
      }
      from = crossing->where;
    }
  }
}

void Walk::examine() {
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    if (!crowd.present[a]) continue;
    const Vec2 p = crowd.body[a].position;
    const plan::Space& space = (*campus_)[crowd.body[a].space];
    if (!geometry::contains(space.shape, p)) ++throughWalls;
    for (const geometry::Segment& wall : atlas_.wallsNear(crowd.body[a].space, p))
      deepestInWall_m =
          std::max(deepestInWall_m, double{crowd.body[a].radius} - geometry::distance(wall, p));
  }
}

double Walk::deepestOfAllPairs() const {
  double deepest = 0;
  for (std::size_t a = 0; a < crowd.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const Body &one = crowd.body[a], &other = crowd.body[b];
      if (!crowd.present[a] || !crowd.present[b] || one.space != other.space) continue;
      const double overlap = double{one.radius} + double{other.radius} -
                             geometry::distance(one.position, other.position);
      deepest = std::max(deepest, overlap / (2 * double{std::min(one.radius, other.radius)}));
    }
  }
  return deepest;
}

bool Walk::run(double until_s) {
  while (time_s < until_s && inside() > 0) step();
  return inside() == 0;
}

std::size_t Walk::inside() const {
  return static_cast<std::size_t>(std::count(crowd.present.begin(), crowd.present.end(), 1));
}

std::vector<double> Walk::times(plan::OpeningId opening) const {
  std::vector<double> times;
  std::vector<char> seen(crowd.size(), 0);
  for (const Passed& p : passed)  // somebody who is pushed back and passes again counts once
    if (p.opening == opening && !seen[p.agent]++) times.push_back(p.time_s);
  return times;
}

std::uint64_t Walk::hash() const {
  StateHash hash;
  for (const Body& body : crowd.body) {
    for (const double value : {body.position.x, body.position.y}) hash.add(value);
    for (const float value : {body.vx, body.vy, body.ex, body.ey}) hash.add(double{value});
  }
  return hash.value();
}

double steadyFlow(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const std::size_t first = times.size() / 5;
  const std::size_t last = times.size() * 4 / 5;
  return static_cast<double>(last - first) / (times[last] - times[first]);
}

}  // namespace muster::crowd::test
