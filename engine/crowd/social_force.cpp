#include "crowd/social_force.h"

#include "foundation/instruction_set.h"  // first: names the targets

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "crowd/social_force.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set

#include "crowd/look_around-inl.h"
#include "crowd/propose.h"
#include "crowd/wall_force.h"
#include "foundation/elementary.h"

#ifndef MUSTER_CROWD_SOCIAL_FORCE_CPP_
#define MUSTER_CROWD_SOCIAL_FORCE_CPP_
namespace muster::crowd {
// What a chunk's parts go by, as plain pointers for the kernels.
struct Felt {
  const std::uint32_t* near;       // the chunk's list
  const std::uint32_t* nearBegin;  // by row, and the end of the last
  const WallSet::Bits* walls;
  float* contactForce;
  float keptSpeed;  // exp(-dt/τ) of a part
};
}  // namespace muster::crowd
#endif

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

using Constants = SocialForce::Constants;

// Who is felt, one behind the other in `near`, and kLanes times the body itself behind them: a
// kernel may read that far.
HWY_INLINE std::size_t keepFelt(const Constants& c, std::size_t k, const NeighbourhoodView& seen,
                                std::size_t count, std::uint32_t* near) {
  std::size_t felt = 0;
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats dx = load(seen.x + i), dy = load(seen.y + i);
    const Floats gap = root(dx * dx + dy * dy) - load(seen.reach + i);
    const Kept keep = kept((gap < lanes(c.felt * c.decay_m)) & firstLanes(count - i));
    compress(load(asInts(seen.row + i)), keep, asInts(near + felt));
    felt += keep.all;
  }
  store(lanes(static_cast<std::int32_t>(k)), asInts(near + felt));
  return felt;
}

constexpr Columns kColumns{.velocity = false, .heading = false};

void listFelt(const Constants& c, const StepContext& context, const Loop::Chunk& chunk,
              Looking& looking, const ProposalView& out) {
  const NeighbourGrid& grid = *context.grid;
  const RowsView rows = view(grid.rows());
  looking.collected = false;
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    if (looking.mustCollect(grid, k, out.restless))
      looking.around.count = collect<kColumns>(grid, rows, k, looking, view(looking.around));
    const bool aims = rows.dx[k] != 0 || rows.dy[k] != 0;
    out.ex[k] = aims ? rows.dx[k] : rows.ex[k];
    out.ey[k] = aims ? rows.dy[k] : rows.ey[k];
    out.walls[k] = 0;
    out.clear[k] = grid.onOpenGround(k);
    if (!looking.quiet) {
      looking.makeRoom(looking.around.count);
      out.walls[k] = wallsFelt(grid, k);
      std::uint32_t* const near = view(looking.around).near;
      std::size_t seen = 0;
      lookAround<Wanted::everything, kColumns>(grid, rows, k, 0.0f, view(looking.around), looking,
                                               Everybody{}, view(looking.seen), seen, near);
      const std::size_t felt = keepFelt(c, k, view(looking.seen), seen, near);
      keepNear(*out.near, k, near, felt, kLanes);
    } else {
      out.near->keep(k, 0);
    }
  }
}

// Sixteen bodies, a lane each: the forces on them.
struct Forces {
  float x[kLanes] = {}, y[kLanes] = {}, pressing[kLanes] = {};
};

class Advance {
 public:
  HWY_INLINE Advance(const Constants& constants, const StepContext& context, const StepPart& part,
                     const RowsView& rows)
      : c(constants), context_(context), part_(part), rows_(rows) {
    const Coordinates& coordinates = context.grid->coordinates();
    metresPerUnit_ = static_cast<float>(coordinates.metresPerUnit);
    unitsPerMetre_ = static_cast<float>(coordinates.unitsPerMetre);
  }

  HWY_INLINE Floats masses(const Floats& radius) const {
    const Floats share = smaller(lanes(1.0f), radius * lanes(1 / c.adultRadius_m));
    return lanes(c.mass_kg) * (share * share) * share;
  }

  // Σ f_ij on row k. Every expression changes sign, and nothing else, when the two are exchanged:
  // what one gains the other loses, to the bit.
  HWY_INLINE void ofPeople(std::size_t k, std::size_t lane, const std::uint32_t* near,
                           std::size_t count, Forces& forces) const {
    const Floats zero = lanes(0.0f), one = lanes(1.0f), scale = lanes(metresPerUnit_);
    const Ints xk = lanes(part_.now.x[k]), yk = lanes(part_.now.y[k]);
    const Ints self = lanes(static_cast<std::int32_t>(k));
    const Floats vx = lanes(part_.now.vx[k]), vy = lanes(part_.now.vy[k]);
    const Floats radius = lanes(rows_.radius[k]), mass = masses(radius);
    const Floats repulsion = lanes(rows_.speed[k] > 0 ? 0.5f * c.repulsion_m_per_s2 : 0.0f);
    Floats fx = zero, fy = zero, pressing = zero;
    for (std::size_t i = 0; i < count; i += kLanes) {
      const Mask here = firstLanes(count - i);
      const Ints j = load(asInts(near + i));
      const Floats dx = toFloats(xk - gather(part_.now.x, j)) * scale;
      const Floats dy = toFloats(yk - gather(part_.now.y, j)) * scale;
      const Floats distance = root(dx * dx + dy * dy);
      // Exactly on the same spot: the lower row goes left, the other right.
      const Mask apart = distance > zero;
      const Floats nx = select(apart, dx / distance, select(less(self, j), zero - one, one));
      const Floats ny = where(apart, dy / distance);
      const Floats otherRadius = gather(rows_.radius, j);
      const Floats depth = radius + otherRadius - distance;
      const Floats overlap = larger(zero, depth);
      const Floats normal = lanes(c.body_kg_per_s2) * overlap;
      const Floats push =
          repulsion * (mass + masses(otherRadius)) * exponentials(depth * lanes(1 / c.decay_m)) +
          normal;
      const Floats sliding =
          (gather(part_.now.vy, j) - vy) * nx - (gather(part_.now.vx, j) - vx) * ny;
      const Floats slide = lanes(c.sliding_kg_per_m_s) * overlap * sliding;
      fx = fx + where(here, push * nx - slide * ny);
      fy = fy + where(here, push * ny + slide * nx);
      pressing = pressing + where(here, normal);
    }
    forces.x[lane] = sum(fx);
    forces.y[lane] = sum(fy);
    forces.pressing[lane] = sum(pressing);
  }

  HWY_INLINE void ofWalls(std::size_t k, std::size_t lane, WallSet::Bits walls,
                          Forces& forces) const {
    float mass[kLanes];
    store(masses(lanes(rows_.radius[k])), mass);
    const WallForce force =
        wallForce(c, *context_.grid, k, walls, part_, static_cast<double>(mass[0]));
    forces.x[lane] += static_cast<float>(force.x);
    forces.y[lane] += static_cast<float>(force.y);
    forces.pressing[lane] += static_cast<float>(force.pressing);
  }

  // Sixteen rows from k on: new velocities and places. `kept` = exp(-dt/τ).
  HWY_INLINE void move(std::size_t k, std::size_t count, float keptSpeed, const Forces& forces,
                       float* contactForce) const {
    const Mask here = firstLanes(count);
    const Floats radius = load(rows_.radius + k);
    const Floats perForce = lanes(c.relaxation_s) / masses(radius);
    const Floats speed = load(rows_.speed + k);
    const Floats wantedX = speed * load(rows_.dx + k) + perForce * load(forces.x);
    const Floats wantedY = speed * load(rows_.dy + k) + perForce * load(forces.y);
    const Floats share = lanes(keptSpeed), rest = lanes(1 - keptSpeed);
    Floats vx = share * load(part_.now.vx + k) + rest * wantedX;
    Floats vy = share * load(part_.now.vy + k) + rest * wantedY;
    const Floats size = root(vx * vx + vy * vy), fastest = lanes(c.fastest_m_per_s);
    const Floats held = select(size > fastest, fastest / size, lanes(1.0f));
    vx = vx * held;
    vy = vy * held;
    const Floats units = lanes(part_.dt * unitsPerMetre_);
    storeSome(vx, here, part_.next.vx + k);
    storeSome(vy, here, part_.next.vy + k);
    storeSome(load(part_.now.x + k) + toInts(vx * units), here, part_.next.x + k);
    storeSome(load(part_.now.y + k) + toInts(vy * units), here, part_.next.y + k);
    constexpr float kCircumference = 6.2831853f;  // in r
    const Floats mean =
        load(forces.pressing) / (lanes(kCircumference * static_cast<float>(part_.count)) * radius);
    const Floats before = part_.number == 0 ? lanes(0.0f) : load(contactForce + k);
    storeSome(before + mean, here, contactForce + k);
  }

 private:
  const Constants& c;
  const StepContext& context_;
  const StepPart& part_;
  const RowsView& rows_;
  float metresPerUnit_, unitsPerMetre_;
};

void advanceChunk(const Constants& c, const StepContext& context, const Loop::Chunk& chunk,
                  const StepPart& part, const Felt& felt) {
  const RowsView rows = view(context.grid->rows());
  const Advance advance(c, context, part, rows);
  for (std::size_t first = chunk.begin; first < chunk.end; first += kLanes) {
    const std::size_t count = chunk.end - first < kLanes ? chunk.end - first : kLanes;
    Forces forces;
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::size_t k = first + lane;
      const std::uint32_t begin = felt.nearBegin[k], end = felt.nearBegin[k + 1];
      if (begin != end) advance.ofPeople(k, lane, felt.near + begin, end - begin, forces);
      if (felt.walls[k] != 0) advance.ofWalls(k, lane, felt.walls[k], forces);
    }
    advance.move(first, count, felt.keptSpeed, forces, felt.contactForce);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster::crowd {

double SocialForce::reach_m(double radius_m, double stop_m) const {
  static_cast<void>(stop_m);
  return 2 * radius_m + double{c.felt} * double{c.decay_m};
}

void SocialForce::propose(const StepContext& context, const Loop::Chunk& chunk,
                          Proposal& proposal) const {
  for (int repeat = 0; repeat < context.kernelRepeats; ++repeat) {
    NearList near(proposal, chunk);
    MUSTER_BY_INSTRUCTION_SET(listFelt, c, context, chunk, threadsLooking(),
                              viewOf(proposal, near));
  }
}

void SocialForce::advance(const StepContext& context, const Loop::Chunk& chunk,
                          const StepPart& part, Proposal& proposal) const {
  const Felt felt{proposal.near[chunk.index].data(), proposal.nearBegin.data() + chunk.index,
                  proposal.walls.data(), proposal.contactForce_N_per_m.data(),
                  static_cast<float>(exponential(-double{part.dt} / double{c.relaxation_s}))};
  MUSTER_BY_INSTRUCTION_SET(advanceChunk, c, context, chunk, part, felt);
}

}  // namespace muster::crowd
#endif
