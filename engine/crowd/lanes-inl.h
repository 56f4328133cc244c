// Sixteen lanes of floats or whole numbers, on every machine: one AVX-512 register, two of AVX2,
// four of SSE. The number of lanes and the order in which a sum is formed are part of the
// determinism promise: the same bits whatever the processor offers. So only operations that IEEE
// 754 rounds correctly are used (no approximate reciprocals, no fused multiply-add).
//
// Included by each kernel once per instruction set (Highway's foreach_target), hence no usual
// include guard. Plain values; all functions are free of side effects.
#if defined(MUSTER_CROWD_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MUSTER_CROWD_LANES_INL_H_
#undef MUSTER_CROWD_LANES_INL_H_
#else
#define MUSTER_CROWD_LANES_INL_H_
#endif

// Names the targets, so before Highway.
#include "foundation/instruction_set.h"

#include <hwy/highway.h>

#include "crowd/column.h"

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// For lambdas that are called at two places: else they are called indeed.
#undef MUSTER_LANES_INLINE
#define MUSTER_LANES_INLINE __attribute__((always_inline))

// For functions that are called at several places, each inlined; but sanitizers take more than ten
// minutes to compile that.
#undef MUSTER_LANES_ONCE
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MUSTER_LANES_ONCE __attribute__((noinline))
#else
#define MUSTER_LANES_ONCE HWY_INLINE
#endif

inline constexpr std::size_t kPerPart =
    HWY_MAX_BYTES / sizeof(float) < kLanes ? HWY_MAX_BYTES / sizeof(float) : kLanes;
inline constexpr std::size_t kParts = kLanes / kPerPart;
using FloatTag = hn::CappedTag<float, kPerPart>;
using IntTag = hn::CappedTag<std::int32_t, kPerPart>;

struct Floats {
  hn::Vec<FloatTag> part[kParts];
};
struct Ints {
  hn::Vec<IntTag> part[kParts];
};
struct Mask {
  hn::Mask<FloatTag> part[kParts];
};

// Written out part by part: a loop over an array of registers makes GCC keep it in memory and copy
// it with string instructions (seen: AVX2 slower than SSE by three).
#undef MUSTER_PART
#undef MUSTER_EACH_PART
#define MUSTER_PART(number, ...)           \
  {                                        \
    constexpr std::size_t part = (number); \
    __VA_ARGS__;                           \
  }
#if HWY_MAX_BYTES >= 64
#define MUSTER_EACH_PART(...) MUSTER_PART(0, __VA_ARGS__)
#elif HWY_MAX_BYTES >= 32
#define MUSTER_EACH_PART(...) MUSTER_PART(0, __VA_ARGS__) MUSTER_PART(1, __VA_ARGS__)
#else
#define MUSTER_EACH_PART(...) \
  MUSTER_PART(0, __VA_ARGS__) \
  MUSTER_PART(1, __VA_ARGS__) MUSTER_PART(2, __VA_ARGS__) MUSTER_PART(3, __VA_ARGS__)
#endif

#define MUSTER_LANES_BINARY(Type, name, operation)                             \
  HWY_INLINE Type name(const Type& a, const Type& b) {                         \
    Type r;                                                                    \
    MUSTER_EACH_PART(r.part[part] = hn::operation(a.part[part], b.part[part])) \
    return r;                                                                  \
  }
MUSTER_LANES_BINARY(Floats, operator+, Add)
MUSTER_LANES_BINARY(Floats, operator-, Sub)
MUSTER_LANES_BINARY(Floats, operator*, Mul)
MUSTER_LANES_BINARY(Floats, operator/, Div)
MUSTER_LANES_BINARY(Floats, smaller, Min)
MUSTER_LANES_BINARY(Floats, larger, Max)
MUSTER_LANES_BINARY(Ints, operator-, Sub)
MUSTER_LANES_BINARY(Ints, operator+, Add)
MUSTER_LANES_BINARY(Mask, operator&, And)
MUSTER_LANES_BINARY(Mask, operator|, Or)
#undef MUSTER_LANES_BINARY

#define MUSTER_LANES_COMPARE(name, operation)                                  \
  HWY_INLINE Mask name(const Floats& a, const Floats& b) {                     \
    Mask r;                                                                    \
    MUSTER_EACH_PART(r.part[part] = hn::operation(a.part[part], b.part[part])) \
    return r;                                                                  \
  }
MUSTER_LANES_COMPARE(operator<, Lt)
MUSTER_LANES_COMPARE(operator<=, Le)
MUSTER_LANES_COMPARE(operator>, Gt)
MUSTER_LANES_COMPARE(operator>=, Ge)
MUSTER_LANES_COMPARE(same, Eq)
#undef MUSTER_LANES_COMPARE

HWY_INLINE Floats lanes(float x) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::Set(FloatTag(), x))
  return r;
}
HWY_INLINE Ints lanes(std::int32_t x) {
  Ints r;
  MUSTER_EACH_PART(r.part[part] = hn::Set(IntTag(), x))
  return r;
}
HWY_INLINE Floats load(const float* from) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::LoadU(FloatTag(), from + part * kPerPart))
  return r;
}
HWY_INLINE Ints load(const std::int32_t* from) {
  Ints r;
  MUSTER_EACH_PART(r.part[part] = hn::LoadU(IntTag(), from + part * kPerPart))
  return r;
}
HWY_INLINE void store(const Floats& a, float* to){
    MUSTER_EACH_PART(hn::StoreU(a.part[part], FloatTag(), to + part * kPerPart))} HWY_INLINE
    void store(const Ints& a, std::int32_t* to){
        MUSTER_EACH_PART(hn::StoreU(a.part[part], IntTag(), to + part * kPerPart))}

// The lanes of the mask only; the memory of the others is not touched.
HWY_INLINE void storeSome(const Floats& a, const Mask& m, float* to){
    MUSTER_EACH_PART(hn::BlendedStore(a.part[part], m.part[part], FloatTag(),
                                      to + part * kPerPart))} HWY_INLINE
    void storeSome(const Ints& a, const Mask& m, std::int32_t* to){
        MUSTER_EACH_PART(hn::BlendedStore(a.part[part], hn::RebindMask(IntTag(), m.part[part]),
                                          IntTag(), to + part * kPerPart))}

HWY_INLINE Floats root(const Floats& a) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::Sqrt(a.part[part]))
  return r;
}
HWY_INLINE Floats magnitude(const Floats& a) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::Abs(a.part[part]))
  return r;
}
HWY_INLINE Floats toFloats(const Ints& a) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::ConvertTo(FloatTag(), a.part[part]))
  return r;
}
// from[at] of each lane.
HWY_INLINE Floats gather(const float* from, const Ints& at) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::GatherIndex(FloatTag(), from, at.part[part]))
  return r;
}
HWY_INLINE Ints gather(const std::int32_t* from, const Ints& at) {
  Ints r;
  MUSTER_EACH_PART(r.part[part] = hn::GatherIndex(IntTag(), from, at.part[part]))
  return r;
}
// Nearest whole number.
HWY_INLINE Ints toInts(const Floats& a) {
  Ints r;
  MUSTER_EACH_PART(r.part[part] = hn::NearestInt(a.part[part]))
  return r;
}
// 2^n for whole n in [-126, 127].
HWY_INLINE Floats powerOfTwo(const Ints& n) {
  Floats r;
  MUSTER_EACH_PART(const auto biased = hn::Add(n.part[part], hn::Set(IntTag(), 127));
                   r.part[part] = hn::BitCast(FloatTag(), hn::ShiftLeft<23>(biased));)
  return r;
}
// e^x for x in [-80, 80], below that e^-80; relative error below 3e-7: 2^n times the Taylor series
// of 2^f, |f| <= 1/2, to the sixth power.
HWY_INLINE Floats exponentials(const Floats& x) {
  constexpr float kLog2E = 1.44269504f;
  const Floats y = larger(x, lanes(-80.0f)) * lanes(kLog2E);
  const Ints n = toInts(y);
  const Floats f = y - toFloats(n);
  Floats p = lanes(1.54035304e-4f);
  for (const float coefficient :
       {1.33335581e-3f, 9.61812911e-3f, 5.55041087e-2f, 2.40226507e-1f, 6.93147181e-1f, 1.0f})
    p = p * f + lanes(coefficient);
  return p * powerOfTwo(n);
}
HWY_INLINE Floats select(const Mask& m, const Floats& yes, const Floats& no) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::IfThenElse(m.part[part], yes.part[part], no.part[part]))
  return r;
}
// 0 where the mask is not.
HWY_INLINE Floats where(const Mask& m, const Floats& yes) {
  Floats r;
  MUSTER_EACH_PART(r.part[part] = hn::IfThenElseZero(m.part[part], yes.part[part]))
  return r;
}
HWY_INLINE Mask equal(const Ints& a, const Ints& b) {
  Mask r;
  MUSTER_EACH_PART(r.part[part] = hn::RebindMask(FloatTag(), hn::Eq(a.part[part], b.part[part])))
  return r;
}
HWY_INLINE Mask less(const Ints& a, const Ints& b) {
  Mask r;
  MUSTER_EACH_PART(r.part[part] = hn::RebindMask(FloatTag(), hn::Lt(a.part[part], b.part[part])))
  return r;
}
HWY_INLINE Mask without(const Mask& a, const Mask& b) {
  Mask r;
  MUSTER_EACH_PART(r.part[part] = hn::AndNot(b.part[part], a.part[part]))
  return r;
}
// 0, 1, 2 ... one a lane.
HWY_INLINE Ints ascending() {
  Ints r;
  MUSTER_EACH_PART(r.part[part] = hn::Iota(IntTag(), static_cast<std::int32_t>(part * kPerPart)))
  return r;
}
HWY_INLINE std::size_t countOf(const Mask& m) {
  std::size_t r = 0;
  MUSTER_EACH_PART(r += hn::CountTrue(FloatTag(), m.part[part]))
  return r;
}
// The first n lanes.
HWY_INLINE Mask firstLanes(std::size_t n) {
  Mask r;
  MUSTER_EACH_PART(const std::size_t before = part * kPerPart;
                   r.part[part] = hn::FirstN(FloatTag(), n > before ? n - before : 0);)
  return r;
}
HWY_INLINE bool none(const Mask& m) {
  bool r = true;
  MUSTER_EACH_PART(r = r && hn::AllFalse(FloatTag(), m.part[part]))
  return r;
}
// Bit i of the result is lane i.
HWY_INLINE std::uint32_t bits(const Mask& m) {
  std::uint32_t r = 0;
  MUSTER_EACH_PART(std::uint8_t bytes[8] = {}; hn::StoreMaskBits(FloatTag(), m.part[part], bytes);
                   const std::uint32_t some = bytes[0] | (std::uint32_t{bytes[1]} << 8);
                   r |= some << (part * kPerPart);)
  return r;
}
HWY_INLINE Mask fromBits(std::uint32_t b) {
  Mask r;
  MUSTER_EACH_PART(const std::uint32_t some = (b >> (part * kPerPart)) & ((1u << kPerPart) - 1);
                   const std::uint8_t bytes[8] = {static_cast<std::uint8_t>(some),
                                                  static_cast<std::uint8_t>(some >> 8)};
                   r.part[part] = hn::LoadMaskBits(FloatTag(), bytes);)
  return r;
}

// How to write the lanes of a mask one behind the other; worked out once, used for every column.
struct Kept {
#if HWY_MAX_BYTES >= 64
  Mask mask;
#else
  hn::Vec<IntTag> order[kParts];
#endif
  std::size_t of[kParts];
  std::size_t all;
};
HWY_INLINE Kept kept(const Mask& m) {
  Kept k;
  k.all = 0;
#if HWY_MAX_BYTES >= 64
  k.mask = m;
  k.of[0] = k.all = hn::CountTrue(FloatTag(), m.part[0]);
#else
  const hn::Rebind<std::uint8_t, IntTag> bytes;
  MUSTER_EACH_PART(
      std::uint8_t set[8]; hn::StoreMaskBits(FloatTag(), m.part[part], set);
      k.order[part] = hn::PromoteTo(
          IntTag(), hn::LoadU(bytes, kCompactOrder[set[0] & ((1u << kPerPart) - 1)].data()));
      k.of[part] = hn::CountTrue(FloatTag(), m.part[part]); k.all += k.of[part])
#endif
  return k;
}
// Up to kLanes entries behind the kept ones are overwritten with anything.
HWY_INLINE void compress(const Floats& a, const Kept& k, float* to) {
#if HWY_MAX_BYTES >= 64
  hn::StoreU(hn::Compress(a.part[0], k.mask.part[0]), FloatTag(), to);
#else
  MUSTER_EACH_PART(const auto indices = hn::IndicesFromVec(FloatTag(), k.order[part]);
                   hn::StoreU(hn::TableLookupLanes(a.part[part], indices), FloatTag(), to);
                   to += k.of[part])
#endif
}
HWY_INLINE void compress(const Ints& a, const Kept& k, std::int32_t* to) {
#if HWY_MAX_BYTES >= 64
  hn::StoreU(hn::Compress(a.part[0], hn::RebindMask(IntTag(), k.mask.part[0])), IntTag(), to);
#else
  MUSTER_EACH_PART(const auto indices = hn::IndicesFromVec(IntTag(), k.order[part]);
                   hn::StoreU(hn::TableLookupLanes(a.part[part], indices), IntTag(), to);
                   to += k.of[part])
#endif
}

// Four lanes: (0 + 2) + (1 + 3).
HWY_INLINE float sumOfFour(hn::Vec<hn::FixedTag<float, 4>> a) {
  alignas(16) float lane[4] = {};
  hn::Store(a, hn::FixedTag<float, 4>(), lane);
  return (lane[0] + lane[2]) + (lane[1] + lane[3]);
}
// Sum of all lanes, always in the same order: lane i with i + 8, then with i + 4, then the four.
HWY_INLINE float sum(const Floats& a) {
#if HWY_MAX_BYTES >= 64
  const hn::Half<FloatTag> eight;
  const hn::Half<hn::Half<FloatTag>> four;
  const auto both = hn::Add(hn::LowerHalf(eight, a.part[0]), hn::UpperHalf(eight, a.part[0]));
  return sumOfFour(hn::Add(hn::LowerHalf(four, both), hn::UpperHalf(four, both)));
#elif HWY_MAX_BYTES >= 32
  const hn::Half<FloatTag> four;
  const auto both = hn::Add(a.part[0], a.part[1]);
  return sumOfFour(hn::Add(hn::LowerHalf(four, both), hn::UpperHalf(four, both)));
#else
  return sumOfFour(hn::Add(hn::Add(a.part[0], a.part[2]), hn::Add(a.part[1], a.part[3])));
#endif
}
// The order does not matter.
HWY_INLINE float smallest(const Floats& a) {
  auto least = a.part[0];
  MUSTER_EACH_PART(least = hn::Min(least, a.part[part]))
  return hn::GetLane(hn::MinOfLanes(FloatTag(), least));
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
