// The one neighbour pass. Rows are treated sixteen at a time: each looks around and lists who may
// come into contact, and the model's law sums up its neighbours; the sixteen headings that follow
// are worked out at once, a lane each (one by one they are a chain of roots and divisions, a third
// of a step); then the law asks for each how fast it may go. A law is a class with
//   void sumUp(const Self&, const Seen&, Batch&, std::size_t lane) const;
//   void turn(const RowsView&, std::size_t firstRow, const float* noise, float dt, Batch&) const;
//   Way besideWalls(const Self&, const AtWalls&, Way) const;
//   Step pace(const Self&, const Seen&, const Batch&, std::size_t lane, Way) const;
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
  float wayX[kLanes], wayY[kLanes];
  float speed[kLanes];
};

// What one row sees: a piece of the batch's neighbourhoods.
struct Seen {
  NeighbourhoodView list;
  std::size_t count;
};

HWY_INLINE Self selfOf(const StepContext& context, const RowsView& rows, std::size_t k, float dt) {
  return {rows.vx[k],
          rows.vy[k],
          rows.ex[k],
          rows.ey[k],
          rows.dx[k],
          rows.dy[k],
          rows.speed[k],
          rows.radius[k],
          rows.timeGap[k],
          rows.spacing[k],
          rows.slowStart[k],
          static_cast<std::uint32_t>(k),
          dt,
          context.twoWay != nullptr && context.twoWay[rows.space[k].value] != 0};
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
        dt_(static_cast<float>(context.dt)) {}

  HWY_INLINE void propose(std::size_t first, std::size_t count) {
    const std::size_t nearBefore = *out_.nearUsed;
    for (int repeat = 0; repeat < context_.kernelRepeats; ++repeat) {
      *out_.nearUsed = nearBefore;
      used_ = 0;
      for (std::size_t lane = 0; lane < count; ++lane) look(first + lane, lane, repeat == 0);
      law_.turn(rows_, first, out_.noise + first, dt_, batch_);
      for (std::size_t lane = 0; lane < count; ++lane) pace(first + lane, lane);
    }
    write(first, count);
  }

 private:
  HWY_INLINE void look(std::size_t k, std::size_t lane, bool firstTime) {
    const NeighbourGrid& grid = *context_.grid;
    if (looking_.mustCollect(grid, k, out_.restless))
      collect(rows_, looking_.runs, view(looking_.around));
    if (looking_.quiet) return stay(k, lane);
    looking_.makeRoom(used_);
    const SurroundingsView around = view(looking_.around);
    std::uint32_t* const near = roomForNear(out_, k, around.count);
    const Self self = selfOf(context_, rows_, k, dt_);
    if (firstTime) walls_[lane] = wallsOf(context_, k, self);
    out_.walls[k] = walls_[lane].bits;
    walks_[lane] = self.speed > 0 && (self.dx != 0 || self.dy != 0);
    Seen& seen = seen_[lane];
    seen.list = view(looking_.seen, used_);
    std::size_t nearCount = 0;
    if (walks_[lane]) {
      nearCount = lookAround<Wanted::everything>(grid, rows_, k, dt_, around, looking_, seen.list,
                                                 seen.count, near);
      first_[lane] = used_;
      used_ += roundedUpToLanes(seen.count);
      law_.sumUp(self, seen, batch_, lane);
    } else {
      nearCount = lookAround<Wanted::nearOnly>(grid, rows_, k, dt_, around, looking_, seen.list,
                                               seen.count, near);
    }
    listed(out_, k, nearCount);
  }

  // Among people who stand: no contact that is not there already, and none that parts anybody.
  HWY_INLINE void stay(std::size_t k, std::size_t lane) {
    walks_[lane] = false;
    out_.walls[k] = 0;
    listed(out_, k, 0);
  }

  HWY_INLINE void pace(std::size_t k, std::size_t lane) {
    Step step{rows_.ex[k], rows_.ey[k], 0};
    if (walks_[lane]) {
      const Self self = selfOf(context_, rows_, k, dt_);
      Way way{batch_.wayX[lane], batch_.wayY[lane]};
      if (walls_[lane].count != 0) way = law_.besideWalls(self, walls_[lane], way);
      // Anew: the columns may have moved when room was made.
      step = law_.pace(self, {view(looking_.seen, first_[lane]), seen_[lane].count}, batch_, lane,
                       way);
    }
    batch_.wayX[lane] = step.ex;
    batch_.wayY[lane] = step.ey;
    batch_.speed[lane] = step.speed;
  }

  HWY_INLINE void write(std::size_t first, std::size_t count) const {
    const auto units = static_cast<float>(context_.grid->coordinates().unitsPerMetre);
    const Floats moved = load(batch_.speed) * lanes(dt_ * units);
    const Floats wayX = load(batch_.wayX), wayY = load(batch_.wayY);
    const Ints x = load(rows_.x + first) + toInts(moved * wayX);
    const Ints y = load(rows_.y + first) + toInts(moved * wayY);
    const Mask here = firstLanes(count);
    storeSome(x, here, out_.x + first);
    storeSome(y, here, out_.y + first);
    storeSome(wayX, here, out_.ex + first);
    storeSome(wayY, here, out_.ey + first);
  }

  const Law& law_;
  const StepContext& context_;
  const RowsView& rows_;
  Looking& looking_;
  const ProposalView& out_;
  const float dt_;
  Batch batch_;
  std::size_t used_ = 0;  // entries of the neighbourhoods
  bool walks_[kLanes] = {};
  AtWalls walls_[kLanes];
  Seen seen_[kLanes];
  std::size_t first_[kLanes] = {};
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
