// Argument reduction and minimax coefficients are those of FreeBSD's msun (e_exp.c, e_log.c,
// k_sin.c, k_cos.c, e_rem_pio2.c; Sun Microsystems 1993, "freely granted"), written out as
// branch-poor sequences without FMA. pi/2 and ln 2 are split in parts with trailing zero bits, so
// that integer multiples of the leading parts are exact.
#include "foundation/elementary.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace muster {
namespace {

constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kInverseLn2 = 1.44269504088896338700e+00;
constexpr double kLargestExponent = 700.0;  // exp stays a normal number on both sides
constexpr double kLargestAngle = 1e5;       // k * kHalfPi1 and k * kHalfPi2 exact below 2^20

constexpr double kHalfPi1 = 1.57079632673412561417e+00;  // bits 1..33 of pi/2
constexpr double kHalfPi2 = 6.07710050630396597660e-11;  // bits 34..66
constexpr double kHalfPi3 = 2.02226624871116645580e-21;  // bits 67..99
constexpr double kHalfPi3Tail = 8.47842766036889956997e-32;
constexpr double kInverseHalfPi = 6.36619772367581382433e-01;

// 2^k for -1022 <= k <= 1023.
double powerOfTwo(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

// x = quadrant * pi/2 + (head + tail), |head| <= pi/4.
struct Reduced {
  int quadrant;
  double head;
  double tail;
};

Reduced reduced(double x) {
  const double k = std::floor(x * kInverseHalfPi + 0.5);
  const double s = x - k * kHalfPi1;
  // Knuth's two-sum, twice: near a multiple of pi/2 the leading bits cancel and the error terms are
  // what remains.
  const double b = -k * kHalfPi2;
  const double sb = s + b;
  const double sbBack = sb - s;
  const double sbError = (s - (sb - sbBack)) + (b - sbBack);
  const double c = -k * kHalfPi3;
  const double sbc = sb + c;
  const double sbcBack = sbc - sb;
  const double sbcError = (sb - (sbc - sbcBack)) + (c - sbcBack);
  const double low = (sbError + sbcError) - k * kHalfPi3Tail;
  const double head = sbc + low;
  const double turns = k - 4.0 * std::floor(k * 0.25);
  return {static_cast<int>(turns), head, (sbc - head) + low};
}

// sin(x + y) on |x| <= pi/4, |y| tiny.
double sineKernel(double x, double y) {
  const double z = x * x;
  const double v = z * x;
  const double r = 8.33333333332248946124e-03 +
                   z * (-1.98412698298579493134e-04 +
                        z * (2.75573137070700676789e-06 +
                             z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
  return x - ((z * (0.5 * y - v * r) - y) - v * -1.66666666666666324348e-01);
}

double cosineKernel(double x, double y) {
  const double z = x * x;
  const double r =
      z * (4.16666666666666019037e-02 +
           z * (-1.38888888888741095749e-03 +
                z * (2.48015872894767294178e-05 +
                     z * (-2.75573143513906633035e-07 +
                          z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
  const double half = 0.5 * z;
  const double w = 1.0 - half;
  return w + (((1.0 - w) - half) + (z * r - x * y));
}

double ofQuadrant(const Reduced& a, int shift) {
  const int quadrant = (a.quadrant + shift) & 3;
  const double value =
      (quadrant & 1) != 0 ? cosineKernel(a.head, a.tail) : sineKernel(a.head, a.tail);
  return (quadrant & 2) != 0 ? -value : value;
}

}  // namespace

double exponential(double x) {
  if (x != x) return x;
  if (x < -kLargestExponent) return 0.0;
  if (x > kLargestExponent) x = kLargestExponent;
  const double k = std::floor(x * kInverseLn2 + 0.5);
  const double high = x - k * kLn2High;
  const double low = k * kLn2Low;
  const double r = high - low;
  const double t = r * r;
  const double c =
      r - t * (1.66666666666666019037e-01 +
               t * (-2.77777777770155933842e-03 +
                    t * (6.61375632143793436117e-05 +
                         t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
  return y * powerOfTwo(static_cast<std::int64_t>(k));
}

double logarithm(double x) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (!(x > 0.0)) return x == 0.0 ? -kInfinity : std::numeric_limits<double>::quiet_NaN();
  if (x == kInfinity) return x;
  double k = 0.0;
  if (x < 0x1p-1022) {  // subnormal
    x *= 0x1p54;
    k = -54.0;
  }
  // x = 2^k * m with sqrt(1/2) <= m < sqrt(2).
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  std::int64_t exponent = static_cast<std::int64_t>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m >= 1.4142135623730951) {
    m *= 0.5;
    ++exponent;
  }
  k += static_cast<double>(exponent);
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double even = w * (3.999999999940941908e-01 +
                           w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd = z * (6.666666666666735130e-01 +
                          w * (2.857142874366239149e-01 +
                               w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const double half = 0.5 * f * f;
  return k * kLn2High - ((half - (s * (half + (even + odd)) + k * kLn2Low)) - f);
}

double sine(double radians) {
  if (!(std::fabs(radians) <= kLargestAngle)) return std::numeric_limits<double>::quiet_NaN();
  return ofQuadrant(reduced(radians), 0);
}

double cosine(double radians) {
  if (!(std::fabs(radians) <= kLargestAngle)) return std::numeric_limits<double>::quiet_NaN();
  return ofQuadrant(reduced(radians), 1);
}

}  // namespace muster
