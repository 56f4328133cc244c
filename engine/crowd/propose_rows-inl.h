// The one neighbour pass. Rows are treated sixteen at a time: each looks around and lists who may
// come into contact, and the model's law sums up its neighbours; the sixteen headings that follow
// are worked out at once, a lane each (one by one they are a chain of roots and divisions, a third
// of a step); then the law finds how fast each may go. What depends on how fast somebody may go is
// settled for all sixteen, too: nobody could foresee it, and whoever waits for one such answer
// waits for all that was begun meanwhile. A law is a class with
//   auto heed(const Self&, const AtWalls&, float look_s) const;   // whom: as Everybody has it
//   void sumUp(const Self&, const Seen&, Batch&, std::size_t lane) const;   // and its time gap
//   void turn(const RowsView&, std::size_t firstRow, const float* noise, float look_s, Batch&)
//     const;
//   Way besideWalls(const Self&, const AtWalls&, Way) const;
//   void pace(const BatchOfRows&, Batch&) const;   // ways and speeds of those who walk
//   static constexpr Columns kColumns: what of its neighbours it reads
//
// Included once per instruction set, like lanes-inl.h.
#if defined(MUSTER_CROWD_PROPOSE_ROWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MUSTER_CROWD_PROPOSE_ROWS_INL_H_
#undef MUSTER_CROWD_PROPOSE_ROWS_INL_H_
#else
#define MUSTER_CROWD_PROPOSE_ROWS_INL_H_
#endif

#include "crowd/along_walls.h"
#include "crowd/look_around-inl.h"
#include "crowd/propose.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

// Directions of sixteen bodies.
struct Ways {
  Floats x, y;
};
HWY_INLINE Ways orElse(const Ways& way, const Ways& otherwise) {
  const Floats n = root(way.x * way.x + way.y * way.y);
  const Mask some = n > lanes(1e-9f);
  return {select(some, way.x / n, otherwise.x), select(some, way.y / n, otherwise.y)};
}
HWY_INLINE Ways unit(const Ways& way) {
  return orElse(way, {lanes(0.0f), lanes(0.0f)});
}

// One lane a row.
struct Batch {
  float sumX[kLanes] = {}, sumY[kLanes] = {};
  float timeGap[kLanes] = {}, slowStart[kLanes] = {};
  float wayX[kLanes], wayY[kLanes];
  float speed[kLanes] = {}, straight[kLanes] = {};
};

// Lanes as bits, one after the other.
struct EachLane {
  std::uint32_t left;
  HWY_INLINE explicit operator bool() const { return left != 0; }
  HWY_INLINE std::size_t operator*() const { return static_cast<std::size_t>(__builtin_ctz(left)); }
  HWY_INLINE void operator++() { left &= left - 1; }
};

// What one row sees: a piece of the batch's neighbourhoods.
struct Seen {
  NeighbourhoodView list;
  std::size_t count;  // may be more than there are, up to kLanes
};
HWY_INLINE NeighbourhoodView from(const NeighbourhoodView& all, std::size_t i) {
  return {all.row + i, all.x + i,  all.y + i,  all.vx + i,
          all.vy + i,  all.ex + i, all.ey + i, all.reach + i};
}

template <class Law>
class BatchOfRows {
 public:
  HWY_INLINE BatchOfRows(const Law& law, const StepContext& context, const RowsView& rows,
                         Looking& looking, const ProposalView& out)
      : law_(law),
        context_(context),
        rows_(rows),
        looking_(looking),
        out_(out),
        dt_(static_cast<float>(context.dt)),
        look_s_(static_cast<float>(context.look_s())),
        leastTimeGap_(look_s_ > 2 * dt_ ? look_s_ : 2 * dt_),
        age_(0.5f * (look_s_ - dt_)) {}

  HWY_INLINE void propose(std::size_t first, std::size_t count) {
    expect(first + kLanes);
    const std::size_t nearBefore = out_.near->used;
    first_ = first;
    for (int repeat = 0; repeat < context_.kernelRepeats; ++repeat) {
      out_.near->used = nearBefore;
      used_ = 0;
      walking_ = besideWalls_ = few_ = 0;
      for (std::size_t lane = 0; lane < count; ++lane) look(lane, repeat == 0);
      eachSeen(walking_, [&](std::size_t lane, const Seen& seen)
                             MUSTER_LANES_INLINE { law_.sumUp(self(lane), seen, batch_, lane); });
      law_.turn(rows_, first, out_.noise + first, look_s_, batch_);
      for (EachLane lane{walking_ & besideWalls_}; lane; ++lane) leadAlongWalls(*lane);
      law_.pace(*this, batch_);
    }
    write(count);
  }

  // For the law.
  HWY_INLINE std::uint32_t walking() const { return walking_; }  // lanes
  HWY_INLINE Self self(std::size_t lane) const { return selfOf(first_ + lane); }
  // visit(lane, Seen) for each of those lanes. First come those who see somebody, but no more than
  // kLanes: a loop over their neighbours is no loop, and nobody could foresee who sees more.
  template <class Visit>
  HWY_INLINE void eachSeen(std::uint32_t which, const Visit& visit) const {
    for (EachLane lane{which & few_}; lane; ++lane) visit(*lane, seen(*lane, kLanes));
    for (EachLane lane{which & ~few_}; lane; ++lane) visit(*lane, seen(*lane, seenCount_[*lane]));
  }
  HWY_INLINE const RowsView& rows() const { return rows_; }
  HWY_INLINE std::size_t first() const { return first_; }  // row
  HWY_INLINE float leastTimeGap() const { return leastTimeGap_; }

 private:
  HWY_INLINE Seen seen(std::size_t lane, std::size_t count) const {
    return {from(all_, begin_[lane]), count};
  }

  HWY_INLINE Self selfOf(std::size_t k) const {
    const Body& body = context_.grid->body(k);
    return {body.vx,
            body.vy,
            body.ex,
            body.ey,
            body.desiredX,
            body.desiredY,
            body.desiredSpeed,
            body.radius,
            body.timeGap - age_,
            body.spacing,
            body.slowStart,
            leastTimeGap_,
            context_.twoWay != nullptr && context_.twoWay[body.space.value] != 0};
  }

  // Bodies lie in the order of their agents, far from each other.
  HWY_INLINE void expect(std::size_t first) const {
    for (std::size_t k = first; k < first + kLanes && k < rows_.count; ++k)
      __builtin_prefetch(&context_.grid->body(k));
  }

  // For what one more row may see of the surroundings. The view is made anew: columns may move.
  HWY_INLINE void makeRoom() {
    if (used_ + around_.count <= room_) return;
    room_ = looking_.makeRoom(used_ + around_.count);
    all_ = view(looking_.seen);
  }

  HWY_INLINE void look(std::size_t lane, bool firstTime) {
    const NeighbourGrid& grid = *context_.grid;
    const std::size_t k = first_ + lane;
    if (looking_.mustCollect(grid, k, out_.restless)) {
      around_ = view(looking_.around);
      looking_.around.count = around_.count =
          collect<Law::kColumns>(grid, rows_, k, looking_, around_);
    }
    if (looking_.quiet) return stay(k);
    const Self self = selfOf(k);
    if (firstTime) findWalls(context_, k, walls_[lane]);
    out_.walls[k] = walls_[lane].bits;
    out_.clear[k] = walls_[lane].clear;
    const bool walks = self.speed > 0 && (self.dx != 0 || self.dy != 0);
    begin_[lane] = used_;
    std::size_t nearCount = 0;
    if (walks) {
      walking_ |= 1u << lane;
      if (walls_[lane].count != 0) besideWalls_ |= 1u << lane;
      makeRoom();
      nearCount = lookAround<Wanted::everything, Law::kColumns>(
          grid, rows_, k, look_s_, around_, looking_, law_.heed(self, walls_[lane], look_s_),
          from(all_, used_), seenCount_[lane], around_.near);
      const std::size_t room = roundedUpToLanes(seenCount_[lane]);
      used_ += room;
      if (room == kLanes) few_ |= 1u << lane;
    } else {
      nearCount = lookAround<Wanted::nearOnly, Law::kColumns>(grid, rows_, k, look_s_, around_,
                                                              looking_, Everybody{}, all_,
                                                              seenCount_[lane], around_.near);
    }
    keepNear(*out_.near, k, around_.near, nearCount);
  }

  // Among people who stand: no contact that is not there already, and none that parts anybody.
  HWY_INLINE void stay(std::size_t k) {
    out_.walls[k] = 0;
    out_.clear[k] = 0;
    out_.near->keep(k, 0);
  }

  HWY_INLINE void leadAlongWalls(std::size_t lane) {
    const Way way =
        law_.besideWalls(self(lane), walls_[lane], {batch_.wayX[lane], batch_.wayY[lane]});
    batch_.wayX[lane] = way.x;
    batch_.wayY[lane] = way.y;
  }

  // Who does not walk keeps his heading.
  HWY_INLINE void write(std::size_t count) const {
    const Mask walks = fromBits(walking_);
    const Floats wayX = select(walks, load(batch_.wayX), load(rows_.ex + first_));
    const Floats wayY = select(walks, load(batch_.wayY), load(rows_.ey + first_));
    const Floats speed = where(walks, load(batch_.speed));
    const auto units = static_cast<float>(context_.grid->coordinates().unitsPerMetre);
    const Floats moved = speed * lanes(dt_ * units);
    const Ints x = load(rows_.x + first_) + toInts(moved * wayX);
    const Ints y = load(rows_.y + first_) + toInts(moved * wayY);
    const Mask here = firstLanes(count);
    storeSome(x, here, out_.x + first_);
    storeSome(y, here, out_.y + first_);
    storeSome(speed, here, out_.speed + first_);
    storeSome(wayX, here, out_.ex + first_);
    storeSome(wayY, here, out_.ey + first_);
  }

  const Law& law_;
  const StepContext& context_;
  const RowsView& rows_;
  Looking& looking_;
  const ProposalView& out_;
  const float dt_, look_s_, leastTimeGap_;
  // By how much what one goes by is older on average than if one looked round in every step. It
  // keeps people as far apart as a longer time gap would, so it counts as part of theirs: without,
  // 400 people took 2 % longer down a staircase that a look in every second step changes nothing
  // about.
  const float age_;
  SurroundingsView around_ = {};
  NeighbourhoodView all_ = {};  // neighbourhoods of the sixteen, one behind the other
  Batch batch_;
  std::size_t used_ = 0, room_ = 0;                        // entries of the neighbourhoods
  std::size_t first_ = 0;                                  // row
  std::uint32_t walking_ = 0, besideWalls_ = 0, few_ = 0;  // lanes
  AtWalls walls_[kLanes];
  std::size_t begin_[kLanes] = {};  // of each row's neighbourhood
  std::size_t seenCount_[kLanes] = {};
};

template <class Law>
HWY_INLINE void proposeRows(const Law& law, const StepContext& context, const Loop::Chunk& chunk,
                            Looking& looking, const ProposalView& out) {
  const RowsView rows = view(context.grid->rows());
  looking.collected = false;
  BatchOfRows<Law> batch(law, context, rows, looking, out);
  for (std::size_t k = chunk.begin; k < chunk.end; k += kLanes)
    batch.propose(k, chunk.end - k < kLanes ? chunk.end - k : kLanes);
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
