#include "crowd/heading_noise.h"

#include <cmath>

#include "foundation/instruction_set.h"  // first: names the targets

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "crowd/heading_noise.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace muster::crowd {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Whole numbers and single roundings only: as many lanes as there are give the same bits.
using WordTag = hn::CappedTag<std::uint32_t, kLanes>;
using Words = hn::Vec<WordTag>;

HWY_INLINE Words words(std::uint32_t x) {
  return hn::Set(WordTag(), x);
}

// The upper 32 bits of each product by `factor`.
HWY_INLINE Words upperHalf(Words a, Words factor) {
  const hn::RepartitionToWide<WordTag> wide;
  const auto odd = hn::ShiftRight<32>(hn::BitCast(wide, a));
  const auto ofEven = hn::ShiftRight<32>(hn::MulEven(a, factor));
  const auto ofOdd = hn::MulEven(hn::BitCast(WordTag(), odd), factor);
  return hn::OddEven(hn::BitCast(WordTag(), ofOdd), hn::BitCast(WordTag(), ofEven));
}

// Philox4x32-10 (Salmon, Moraes, Dror, Shaw, SC'11) with its published constants; the counter is
// the one of Random, whose fourth word is 0.
struct Philox {
  Words word0, word1, word2, word3;

  HWY_INLINE void mix(std::uint64_t key) {
    constexpr std::uint32_t kGolden = 0x9E3779B9u, kRootOfThree = 0xBB67AE85u;
    const Words factor0 = words(0xD2511F53u), factor2 = words(0xCD9E8D57u);
    auto low = static_cast<std::uint32_t>(key), high = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; ++round) {
      const Words upper0 = upperHalf(word0, factor0), upper2 = upperHalf(word2, factor2);
      const Words lower0 = hn::Mul(word0, factor0), lower2 = hn::Mul(word2, factor2);
      word0 = hn::Xor(hn::Xor(upper2, word1), words(low));
      word2 = hn::Xor(hn::Xor(upper0, word3), words(high));
      word1 = lower2;
      word3 = lower0;
      low += kGolden;
      high += kRootOfThree;
    }
  }
};

// The upper 24 bits as a multiple of 2^-24 in [0, 1): every value is exact.
HWY_INLINE hn::Vec<hn::RebindToFloat<WordTag>> unit(Words word) {
  const hn::RebindToFloat<WordTag> floats;
  const auto upper = hn::BitCast(hn::RebindToSigned<WordTag>(), hn::ShiftRight<8>(word));
  return hn::Mul(hn::ConvertTo(floats, upper), hn::Set(floats, 0x1p-24f));
}

// Time in blocks: whole ones, and the rest in 2^-32.
void drawNoise(const std::uint32_t* agents, std::size_t count, std::uint64_t seed,
               std::uint32_t block, std::uint32_t part, float* out) {
  constexpr float kRootOfSix = 2.4494898f;  // the triangular number has sd 1/√6
  const WordTag tag;
  const hn::RebindToFloat<WordTag> floats;
  for (std::size_t k = 0; k < count; k += hn::Lanes(tag)) {
    const Words agent = hn::LoadU(tag, agents + k);
    const Words phase = hn::Mul(agent, words(HeadingNoise::phase(1)));
    const Words sum = hn::Add(words(part), phase);
    const Words carry = hn::IfThenElseZero(hn::Lt(sum, phase), words(1));
    Philox philox{agent, words(static_cast<std::uint32_t>(Purpose::headingNoise)),
                  hn::Add(words(block), carry), words(0)};
    philox.mix(seed);
    const auto number =
        hn::Mul(hn::Sub(unit(philox.word1), unit(philox.word3)), hn::Set(floats, kRootOfSix));
    if (count - k >= hn::Lanes(tag))
      hn::StoreU(number, floats, out + k);
    else
      hn::BlendedStore(number, hn::FirstN(floats, count - k), floats, out + k);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace muster::crowd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace muster::crowd {

HeadingNoise::HeadingNoise(const Random& random, std::uint64_t step, double dt, double block_s)
    : seed_(random.seed()) {
  const double blocks = static_cast<double>(step) * dt / block_s, whole = std::floor(blocks);
  block_ = static_cast<std::uint32_t>(static_cast<std::uint64_t>(whole));
  part_ = static_cast<std::uint32_t>((blocks - whole) * 0x1p32);
}

void HeadingNoise::write(const Rows& rows, const Loop::Chunk& chunk, Column<float>& out) const {
  MUSTER_BY_INSTRUCTION_SET(drawNoise, rows.agent.data() + chunk.begin, chunk.end - chunk.begin,
                            seed_, block_, part_, out.data() + chunk.begin);
}

}  // namespace muster::crowd
#endif
