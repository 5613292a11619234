import math
from engrave import *
rng = np.random.default_rng(6)
PX, PY = 9.6, 3.0                                          # the portal
HOT = [((PX, PY + 1.6, 1.9), 2.2, 2.6), ((PX - .1, PY - .5, 1.7), 1.2, 3.4)]
S = Scene(Camera((1.2, -27, 4.4), (-.3, 0, 0), f=1500, cx=775, cy=782, level=True), key=(.68, .66, -.36), key_i=.9, amb=.035, hots=HOT, rim=.25, seed=41, eps=.0016, fade=(44, 230, .82))
A = lambda *p: np.array(p, float)
V = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
tim = [fam('v', gap=3.4, w=(.4, 1.8))]
# ---- headframe
HX, HY, HT = -1.6, 4.0, 14.4
def leg(sx, sy, z): k = 1 - .34 * z / HT; return A(HX + sx * 1.75 * k, HY + sy * 1.7 * k, z)
bw = .34
for sx in (-1, 1):
    for sy in (-1, 1): S.add(beam(leg(sx, sy, 0), leg(sx, sy, HT), bw, up=(0, 1, 0), hatch=[fam('u', gap=3.2, w=(.3, 1.9))], ew=1.6), box(*(lambda p: (p[0] - .4, p[0] + .4, p[1] - .4, p[1] + .4))(leg(sx, sy, 0)), 0, .5, hatch=[fam('u', gap=4)], ew=1.3))
lv = [.5, 3.7, 6.9, 9.9, 12.4, HT]
for i, z in enumerate(lv[1:]):
    for sy in (-1, 1): S.add(beam(leg(-1, sy, z), leg(1, sy, z), .24, ew=1.2))
    for sx in (-1, 1): S.add(beam(leg(sx, -1, z), leg(sx, 1, z), .24, ew=1.2))
    z0 = lv[i]
    for sy in (-1, 1): S.add(beam(leg(-1, sy, z0), leg(1, sy, z), .17, ew=1.0, hatch=[]), beam(leg(1, sy, z0), leg(-1, sy, z), .17, ew=1.0, hatch=[]))
    S.add(beam(leg(1, -1, z0), leg(1, 1, z), .15, ew=.9, hatch=[]))
for sy in (-1, 1):                                          # back stays against the pull of the ropes
    a, b = leg(-1, sy, HT - .1), A(HX - 8.2, HY + sy * 2.1, 0); S.add(beam(a, b, .40, ew=1.7, hatch=[fam('u', gap=3.4, w=(.3, 1.9))]))
    for t in (.33, .62): p = a + (b - a) * t; q = leg(-1, sy, p[2] - 1.6 if p[2] > 3 else 2); S.add(beam(p, q, .2, ew=1, hatch=[]))
    S.add(box(b[0] - .6, b[0] + .6, b[1] - .5, b[1] + .5, 0, .6, hatch=[fam('u', gap=4)], ew=1.4))
for t in (.2, .45, .7): a, b = [leg(-1, s, HT - .1) + (A(HX - 8.2, HY + s * 2.1, 0) - leg(-1, s, HT - .1)) * t for s in (-1, 1)]; S.add(beam(a, b, .2, ew=1))
S.add(box(HX - 1.95, HX + 2.2, HY - 1.9, HY + 1.9, HT, HT + .22, hatch=[fam('u', gap=3.4)], ew=1.7))
for y in (-1.45, -.0, 1.45): S.add(box(HX - 1.9, HX + 1.6, HY + y - .14, HY + y + .14, HT + .22, HT + .62, hatch=[fam('u', gap=3)], ew=1.3))
def wheel(c, r, n=8):
    c = A(*c); S.add(revolve([(r - .20, -.11), (r, -.14), (r - .09, 0), (r, .14), (r - .20, .11), (r - .20, -.11)], c, (0, 1, 0), hatch=[fam('u', gap=2.8, w=(.4, 2))], sil=1.9, nu=90, nv=30, edges=[('v', .2, 1.4), ('v', .72, 1.2)]), cyl(c - A(0, .3, 0), c + A(0, .3, 0), .22, hatch=[fam('v', gap=2.4)], sil=1.6))
    for k in range(n): a = k * 2 * math.pi / n + .2; S.add(beam(c + A(.2 * math.cos(a), 0, .2 * math.sin(a)), c + A((r - .18) * math.cos(a), 0, (r - .18) * math.sin(a)), .09, ew=1.0, hatch=[], up=(0, 1, 0)))
WR = 1.62; WC = [(HX - .55, HY - .72, HT + 1.55), (HX - .55, HY + .72, HT + 1.55)]
for c in WC: wheel(c, WR)
for y in (-1.45, 0, 1.45): S.add(box(HX - .9, HX - .2, HY + y - .14, HY + y + .14, HT + .62, HT + 1.45, hatch=[fam('v', gap=2.8)], ew=1.2), box(HX - .8, HX - .3, HY + y - .2, HY + y + .2, HT + 1.38, HT + 1.72, hatch=[fam('u', gap=2.6)], ew=1.2))
for h in (.55, 1.05): S.line3([(HX - 1.85, HY - 1.85, HT + .22 + h), (HX + 2.1, HY - 1.85, HT + .22 + h), (HX + 2.1, HY + 1.85, HT + .22 + h)], 1.1, .55)
for x in np.linspace(HX - 1.85, HX + 2.1, 6): S.line3([(x, HY - 1.85, HT + .22), (x, HY - 1.85, HT + 1.27)], 1.0, .5)
# ---- winding house of brick; ropes to it
HX0, HX1, HY0, HY1, EA, RI = -15.6, -9.6, 6.4, 13.0, 5.6, 8.3; ym = (HY0 + HY1) / 2; xm = (HX0 + HX1) / 2
BR = [fam('u', gap=4.2, w=(.28, 1.8), grain=.3)]
S.add(quad((HX0, HY0, 0), (HX1, HY0, 0), (HX1, HY0, EA), (HX0, HY0, EA), hatch=BR, ew=1.7), quad((HX1, HY0, 0), (HX1, HY1, 0), (HX1, HY1, EA), (HX1, HY0, EA), hatch=BR, ew=1.6))
S.add(quad((HX0, HY0, EA), (HX1, HY0, EA), (xm, HY0, RI), (xm, HY0, RI), hatch=BR, ew=1.6))
rf = [fam('v', gap=4.6, w=(.3, 1.9)), fam('u', gap=12, w=(.2, .7))]
S.add(quad((HX1 + .45, HY0 - .5, EA - .22), (HX1 + .45, HY1 + .5, EA - .22), (xm, HY1 + .5, RI + .12), (xm, HY0 - .5, RI + .12), hatch=rf, ew=1.9), quad((HX0 - .45, HY0 - .5, EA - .22), (HX0 - .45, HY1 + .5, EA - .22), (xm, HY1 + .5, RI + .12), (xm, HY0 - .5, RI + .12), hatch=rf, ew=1.9))
for s in (-1, 1): e = HX1 + .45 if s > 0 else HX0 - .45; S.add(quad((e, HY0 - .5, EA - .22), (xm, HY0 - .5, RI + .12), (xm, HY0 - .5, RI - .16), (e, HY0 - .5, EA - .5), hatch=[fam('u', gap=2.8)], ew=1.5))
def arched(x, z, w, h, y=HY0):
    y -= .12; top = z + h - w / 2; pts = [(x - w / 2, z)] + [(x - w / 2 * math.cos(t), top + w / 2 * math.sin(t)) for t in np.linspace(0, math.pi, 24)] + [(x + w / 2, z)]
    P = np.array([(a, y, b) for a, b in pts]); O = np.array([(x + (a - x) * 1.26, y, z + (b - z) * 1.0 + (.22 if b > top + .01 else 0)) for a, b in pts])
    S.add(Patch(lambda u, v: at(P, u * .5) * (1 - v[..., None]) + at(P, 1 - u * .5) * v[..., None], 30, 3, [], [('v', 0, 1.3), ('v', 1, 1.3), ('u', 0, 1.2)]), Patch(lambda u, v: at(P, u) * (1 - v[..., None]) + at(O, u) * v[..., None], 50, 3, [fam('v', gap=3)], [('v', 1, 1.1)]))
    S.add(box(x - w / 2 - .15, x + w / 2 + .15, y - .12, y + .1, z - .2, z, hatch=[], ew=1.1)); S.line3([(x, y - .02, z), (x, y - .02, z + h)], .9, .34); S.line3([(x - w / 2, y - .02, top), (x + w / 2, y - .02, top)], .9, .34); S.line3([(x - w / 2, y - .02, (z + top) / 2), (x + w / 2, y - .02, (z + top) / 2)], .9, .3)
for x in (HX0 + 1.2, xm, HX1 - 1.2): arched(x, 1.3, 1.1, 2.9)
S.add(revolve([(0, 0), (.5, 0)], (xm, HY0 - .05, RI - 1.35), (0, -1, 0), hatch=[], sil=0, nu=40, edges=[('v', 1, 1.5)]), revolve([(.5, 0), (.68, 0)], (xm, HY0 - .05, RI - 1.35), (0, -1, 0), hatch=[fam('v', gap=2.8)], sil=0, nu=40, edges=[('v', 1, 1.3)]))
S.add(box(HX0 - .15, HX1 + .15, HY0 - .15, HY0, 0, .7, hatch=[fam('u', gap=4.5)], ew=1.3), box(HX0 - .08, HX1 + .08, HY0 - .08, HY0, EA - .35, EA - .1, hatch=[], ew=1.1))
S.add(quad((HX1 + .1, ym - 1.4, 3.7), (HX1 + .1, ym + 1.4, 3.7), (HX1 + .1, ym + 1.4, 5.0), (HX1 + .1, ym - 1.4, 5.0), hatch=[], ew=1.2))
for c, y in zip(WC, (ym - .9, ym + .9)):
    d = A(HX1, y, 4.4); an = math.atan2(d[2] - c[2], d[0] - c[0]); an -= math.acos(WR / math.hypot(d[2] - c[2], d[0] - c[0])); S.line3([A(c[0] + WR * math.cos(an), c[1], c[2] + WR * math.sin(an)), d], 1.7, .8); S.line3([A(c[0] + WR, c[1], c[2]), A(c[0] + WR, c[1], 5.2)], 1.4, .7)
S.add(box(HX + .3, HX + 1.7, HY - 1.1, HY - .2, 4.1, 6.2, hatch=[fam('v', gap=3)], ew=1.3), beam((HX + .3, HY - .7, 6.2), (HX + 1.05, HY - .7, 6.9), .07, hatch=[]), beam((HX + 1.75, HY - .7, 6.2), (HX + 1.05, HY - .7, 6.9), .07, hatch=[]))
CH = A(-13.6, 16.5, 0); S.add(box(CH[0] - 1.3, CH[0] + 1.3, CH[1] - 1.3, CH[1] + 1.3, 0, 3.4, hatch=BR, ew=1.3), revolve([(1.02, 3.4), (.68, 17.2)], CH, hatch=[fam('u', gap=4, w=(.28, 1.9))], sil=2.1, nu=50, edges=[('v', .9, 1.2), ('v', .93, 1.2)]), revolve([(.68, 17.2), (.9, 17.5), (.9, 17.9), (.6, 17.9)], CH, hatch=[fam('u', gap=3)], sil=1.8, nu=50, nv=12, edges=[('v', .3, 1.2), ('v', .62, 1.4)]))
# ---- pit bank: trestle with a track, tipping on to the heap
TY0, TY1, TZ, TX1 = HY - .9, HY + .9, 3.7, 6.1
S.add(box(HX + 1.0, TX1, TY0 - .3, TY1 + .3, TZ, TZ + .24, hatch=[fam('u', gap=3.2)], ew=1.7))
for x in (1.3, 3.6, 5.7):
    for y in (TY0, TY1): S.add(beam((x, y - .2 if y == TY0 else y + .2, 0), (x, y, TZ), .24, up=(0, 1, 0), ew=1.3))
    S.add(beam((x, TY0 - .1, .4), (x, TY1, TZ - .2), .13, ew=.9, hatch=[]))
for a, b in ((1.3, 3.6), (3.6, 5.7)): S.add(beam((a, TY0 - .15, .4), (b, TY0, TZ - .1), .15, ew=1, hatch=[]), beam((b, TY0 - .15, .4), (a, TY0, TZ - .1), .15, ew=1, hatch=[]))
for h in (.6, 1.1): S.line3([(HX + 1.2, TY1 + .2, TZ + .24 + h), (TX1, TY1 + .2, TZ + .24 + h)], 1.1, .5)
for x in np.linspace(.2, TX1, 6): S.line3([(x, TY1 + .2, TZ + .24), (x, TY1 + .2, TZ + 1.34)], 1.0, .5)
for y in (HY - .38, HY + .38): S.line3([(HX + 1, y, TZ + .32), (TX1, y, TZ + .32)], 1.4, .6)
def cart(o, ex, heap=True, k=1., seed=1, big=True):
    ex = unit(A(ex[0], ex[1], 0)); ey = A(-ex[1], ex[0], 0); ez = A(0, 0, 1); o = A(*o); g = lambda x, y, z: o + (ex * x + ey * y + ez * z) * k
    lo = [g(-.7, -.42, .5), g(.7, -.42, .5), g(.7, .42, .5), g(-.7, .42, .5)]; hi = [g(-.86, -.56, 1.22), g(.86, -.56, 1.22), g(.86, .56, 1.22), g(-.86, .56, 1.22)]
    for i in range(4): j = (i + 1) % 4; S.add(quad(lo[i], lo[j], hi[j], hi[i], hatch=[fam('u', gap=4 if big else 3, w=(.3, 2.1))], ew=2.0 if big else 1.4))
    for i in range(4):                                     # iron straps and the rim
        j = (i + 1) % 4; S.add(beam(hi[i], hi[j], .075 * k, hatch=[], ew=1.2))
        for t in (.0, .5) if i % 2 == 0 else (): S.line3([lo[i] + (lo[j] - lo[i]) * t, hi[i] + (hi[j] - hi[i]) * t], 1.6, .7, lit=True)
    for y in (-.33, .33): S.add(box(-.95, .95, y - .06, y + .06, .36, .5, basis=(o, ex * k, ey * k, ez * k), hatch=[fam('u', gap=2.8)], ew=1.3))
    for x in (-.42, .42):
        for y in (-.38, .38): S.add(cyl(g(x, y - .05, .22), g(x, y + .05, .22), .21 * k, hatch=[fam('v', gap=2.6)], sil=1.7 if big else 1.2, ew=1.3, nu=30)); S.add(cyl(g(x, y + np.sign(y) * .05, .22), g(x, y + np.sign(y) * .10, .22), .06 * k, hatch=[], sil=1.0, nu=14))
    if heap:
        r = np.random.default_rng(seed); w = [(r.uniform(5, 15), r.uniform(5, 15), r.random() * 6) for _ in range(5)]
        def f(u, v): x, y = 1.66 * (u - .5), 1.06 * (v - .5); b = (1 - (2 * u - 1) ** 4) * (1 - (2 * v - 1) ** 4); z = 1.2 + .26 * b + .06 * b * sum(np.abs(np.sin(x * p + y * q + h)) for p, q, h in w) / 1.6; return o + (ex * x[..., None] + ey * y[..., None] + ez * z[..., None]) * k
        S.add(Patch(f, 46, 34, [fam('u', gap=3.2, w=(.3, 2.0), grain=.4)], [('v', 0, 1.3)], 1.7))
        for _ in range(26 if big else 8):
            u, v = r.uniform(.08, .92), r.uniform(.05, .8); s = r.uniform(.02, .045); S.line3([f(np.array(u + s * math.cos(t) * r.uniform(.7, 1.2)), np.array(v + s * 1.5 * math.sin(t))) + (0, 0, .012) for t in np.linspace(0, 5.2, 6)], 1.5, .72, lit=True)
cart((3.4, HY, TZ + .28), (1, 0), big=False); S.add(figure(2.0, HY + .1, TZ + .24, 1.68, 0, (.5, 1.1), lean=.14))
hp = [(0, 2.9), (.4, 2.75), (1.2, 1.9), (1.8, 1.0), (2.4, 0)]
def heap(u, v):
    q = at(even(np.array(hp), 60), v); a = 2 * math.pi * u; r = q[..., 0] * (1 + .06 * np.sin(a * 3) + .03 * np.sin(a * 11 + v * 9)); return V(TX1 + .3 + r * np.cos(a) * .9, HY + .3 + r * np.sin(a), q[..., 1] + .05 * np.sin(a * 17 + v * 30))
S.add(Patch(heap, 90, 30, [fam('v', gap=5, w=(.3, 1.9), grain=.5)], [], 1.8))
# ---- the hill with the adit
n2 = lambda x, y: np.sin(x * .9 + 1.3 * np.sin(y * .5)) * .5 + np.sin(x * 2.1 + y * 1.4 + 1) * .25 + np.sin(y * 1.7 - x * .7) * .3
hw = lambda x: np.interp(x, [5.2, 7.0, 8, 11.6, 14, 20, 30], [0, 3.6, 4.9, 5.2, 7.4, 9.5, 14])
MX0, MX1, MZ = 7.0, 12.2, 4.75
def slope(u, v): x = 5.2 + 24.8 * u; y = PY + .2 + 26 * np.maximum(v, 0) ** 1.5 + 0 * v; return V(x, y, hw(x) + (y - PY) * (.27 * smooth(5, 11, x)) + .16 * n2(x, y) * smooth(0, .08, v) * smooth(5, 8, x))
S.add(Patch(slope, 70, 50, [fam('v', gap=6.5, w=(.3, 1.7), grain=.35)], [('v', 0, 1.5)], 2.0, mat=.72))
def toe(x0, x1):
    S.add(Patch(lambda u, v: (lambda x: V(x, PY + .2 - 1.6 * np.clip(1 - v, 0, 1) ** 1.4 + .22 * n2(x, v * 5) * np.sin(v * np.pi), (hw(x) + .0) * v))(x0 + (x1 - x0) * u), 60, 24, [fam('v', gap=5.5, w=(.3, 2.0), grain=.5)], [], 0))
toe(5.2, MX0 + .1); toe(MX1 - .1, 30)
OW, OH = 1.55, 1.9
arc_ = lambda w, h, y, n=30: np.array([(PX - w, y, 0), (PX - w, y, h * .5)] + [(PX - w * math.cos(t), y, h + w * math.sin(t)) for t in np.linspace(0, math.pi, n)] + [(PX + w, y, h * .5), (PX + w, y, 0)])
def res(p, n=120): return even(p, n)
a0, a1 = res(arc_(OW, OH, PY)), res(arc_(OW + .55, OH, PY)); a0f, a1f = res(arc_(OW, OH, PY - .14)), res(arc_(OW + .55, OH, PY - .14))
rect = np.array([(PX + (p[0] - PX) * 1.0, PY, p[2]) for p in a1]); ang = np.linspace(0, 1, len(a1))
def outer(p):
    d = np.array((p[0] - PX, p[2] - 1.2)); L = [1e9]
    if d[0] < -1e-6: L.append((MX0 - PX) / d[0])
    if d[0] > 1e-6: L.append((MX1 - PX) / d[0])
    if d[1] > 1e-6: L.append((MZ - 1.2) / d[1])
    if d[1] < -1e-6: L.append((0 - 1.2) / d[1])
    k = min(L); return (PX + d[0] * k, PY, 1.2 + d[1] * k)
rect = np.array([outer(p) for p in a1])
lerp = lambda p, q: (lambda u, v: at(p, u) * (1 - v[..., None]) + at(q, u) * v[..., None])
mw = lambda f: Patch(f, 120, 4, [], [])
S.add(Patch(lerp(a1, rect), 160, 6, [], []))
for k in range(11):                                        # masonry of the head wall, in courses
    z = k * .43; segs = []
    for x0 in np.arange(MX0 + (.0 if k % 2 else -.3), MX1, .72):
        xa, xb = max(x0, MX0), min(x0 + .68, MX1)
        if xb - xa < .15: continue
        def out(x, zz): return abs(x - PX) > OW + .57 if zz < OH else math.hypot(x - PX, zz - OH) > OW + .57
        if all(out(x, zz) for x in (xa, xb, (xa + xb) / 2) for zz in (z, z + .4)) and z + .42 < MZ: S.add(box(xa + .02, xb - .02, PY - .05 - .03 * rng.random(), PY + .02, z + .02, z + .41, hatch={'f': [fam('u', gap=4, w=(.35, 2.0), grain=.35)], 'side': []}, ew=.9, skip='bd'))
S.add(Patch(lerp(a0f, a1f), 120, 3, [fam('v', gap=4.4, w=(.4, 2.0))], [('v', 0, 2.0), ('v', 1, 1.7)]), Patch(lerp(a1f, a1), 120, 3, [], []))
for i in range(1, 22): t = i / 22; S.line3([at(a0f, np.array(t)) + (0, -.01, 0), at(a1f, np.array(t)) + (0, -.01, 0)], 1.7, .8, lit=True)
S.add(box(MX0 - .2, MX1 + .2, PY - .3, PY + .3, MZ, MZ + .38, hatch=[fam('u', gap=3.4)], ew=1.8), box(PX - .28, PX + .28, PY - .3, PY, OH + OW - .05, OH + OW + .75, hatch=[fam('v', gap=3)], ew=1.5))
TL = 6.0; b0 = res(arc_(OW, OH, PY + TL)); S.add(Patch(lerp(a0f, b0), 90, 20, [fam('v', gap=4.4, w=(.4, 2.0), grain=.3)], [('v', 1, 1.0)]))
for y in (PY + .9, PY + 2.4, PY + 3.9):                    # timber sets
    for s in (-1, 1): S.add(beam((PX + s * 1.32, y, 0), (PX + s * 1.1, y, 2.5), .2, up=(0, 1, 0), hatch=[fam('u', gap=2.8)], ew=1.4))
    S.add(beam((PX - 1.4, y, 2.6), (PX + 1.4, y, 2.6), .22, hatch=[fam('u', gap=2.8)], ew=1.4))
hotend = res(arc_(OW * .98, OH, PY + TL - .05))
S.add(Patch(lambda u, v: at(hotend, u * .5) * (1 - v[..., None]) + at(hotend, 1 - u * .5) * v[..., None], 50, 12, [fam('v', gap=2.4, w=(1.2, 2.3), grain=.35)], [], hot=lambda u, v: .98 - .30 * ((u - .60) * 1.5) ** 2 - .25 * np.abs(2 * v - 1) ** 2.4 - .1 * np.clip(np.sin(u * 37 + v * 9) * np.sin(v * 13) - .2, 0, 1), name='hot', shadow=False))
# ---- track, carts, people
TR = spline([(PX, PY + 5.6, 0), (PX, PY, 0), (PX - .5, -1.5, 0), (7.2, -4.2, 0), (3.4, -7.2, 0), (-2.0, -9.4, 0), (-8, -10.8, 0), (-17, -12.2, 0)], 300)
T = np.gradient(TR, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); Nn = np.stack([T[:, 1], -T[:, 0], 0 * T[:, 0]], 1)
for s in (-1, 1): S.add(tube(TR + Nn * s * .38 + (0, 0, .14), .04, hatch=[fam('v', gap=2.4)], sil=1.5, nu=8, ends=0, n=200))
for i in range(2, 298, 5): S.add(box(-.72, .72, -.1, .1, 0, .09, basis=(TR[i], Nn[i], T[i], (0, 0, 1)), hatch={'side': [], 't': [fam('u', gap=3)]}, ew=1.1))
for i, sd in ((128, 1), (176, 2), (192, 3)): cart(TR[i] + (0, 0, .14), T[i], seed=sd)
i = 126; p = TR[i] - T[i] * .0 ; S.add(figure(*(TR[100] - T[100] * 1.05 + Nn[100] * .0)[:2], .1, 1.68, math.atan2(T[100][1], T[100][0]), (.55, 1.0), lean=.2)) if False else None
j = 118; d = math.atan2(T[j][1], T[j][0]); S.add(figure(TR[j][0], TR[j][1], .05, 1.68, d, (.55, 1.08), lean=.2))
S.add(figure(PX - 2.9, -.4, 0, 1.68, .5, (.35, 1.1)), figure(PX + 2.35, .9, 0, 1.68, 2.6, (.3, .95), tool=1.1), figure(-7.6, -4.4, 0, 1.68, .4, (.35, 1.0)))
for k, (x, y) in enumerate(((-11.6, -3.6), (-11.0, -3.6), (-10.4, -3.6), (-11.3, -3.6), (-10.7, -3.6))): z = .14 if k < 3 else .38; S.add(cyl((x, y - 1.6, z), (x + .25, y + 1.6, z), .14, hatch=[fam('v', gap=3)], sil=1.6, ew=1.3, nu=20))
# ---- mountains and ground
def ridge(y, pts, seed, gap, dep, w=(.25, 1.5)):
    r = np.random.default_rng(seed); ws = [(r.uniform(.05, .5), r.random() * 6.3, r.uniform(.3, 1)) for _ in range(8)]; px, pz = zip(*pts)
    top = lambda x: np.interp(x, px, pz) + sum(a * np.sin(x * f + h) / (1 + 7 * f) for f, h, a in ws) * 1.8
    def f(u, v):
        x = px[0] + (px[-1] - px[0]) * u; h = top(x); rr = sum(a * np.sin(x * (f * 2.4) + h_ + v * 3.0 * a) for f, h_, a in ws)
        return V(x + 5 * v * np.sin(x * .09 + seed), y - dep * v + rr * 1.3 * v * (1 - v) * 4, h * np.clip(1 - v, 0, 1) ** 1.25)
    S.add(Patch(f, 140, 30, [fam('v', gap=gap, w=w, grain=.35)], [('v', 0, 1.5)], 0, shadow=False))
ridge(210, [(-130, 6), (-84, 30), (-60, 46), (-34, 34), (-10, 58), (10, 76), (30, 60), (52, 84), (80, 62), (130, 40)], 3, 6.5, 70)
ridge(120, [(-80, 5), (-46, 15), (-24, 9), (-4, 17), (14, 26), (30, 22), (60, 40), (90, 30)], 9, 6, 40)
S.add(floor(S.cam, 0, 6, 300, .9, gap=8, w=(.25, 1.3), mat=.7))
S.build()
fx, fy, _ = S.cam.project(A(PX, PY, 1.8)[None]); fx, fy = fx[0], fy[0]
def sky(x, y): d = np.hypot(x - fx, y - fy); return .055 + .05 * smooth(300, 782, y) + 0 * x, .16 * np.exp(-(d / 240) ** 2)
S.ruled(sky, 12, 780, 8, w=(.2, 1.5), t0=.02)
tx, ty, _ = S.cam.project(CH[None] + (0, 0, 17.9)); tx, ty = tx[0], ty[0]; t = np.linspace(0, 1, 200)
for i in range(15):
    a = (i + .5) / 15 * 2 - 1; px = tx + a * (15 + 62 * t ** .9) + 250 * t ** 1.25 + (4 + 16 * t) * t * np.sin(t * 9 + a * 1.6) + 4 * t * np.sin(t * 29 + a * 3); py = ty + 2 - 165 * t * (1 - .25 * t) + (4 + 14 * t) * np.sin(t * 12 + a * 2.2) * t
    S.line2(np.stack([px, py], 1), lambda X, Y, a=a: ((.46 - .26 * a) * smooth(0, 25, ty - Y + 6) * np.exp(-((X - tx) / 250 * 1.3) ** 2) * (.75 + .35 * np.sin(X / 24 + Y / 31 + a * 2)), 0 * X), (.2, 1.5), .05, .3)
S.engrave()
S.glow(fx, fy, 430, .40); S.glow(fx, fy + 4, 210, .46, ORANGE); gx, gy, _ = S.cam.project(A(PX, PY - 1.2, 0)[None]); S.glow(gx[0], gy[0], 330, .34, FIRE, .26)
g = S.gradient('radial', [(0, WHITE, 1), (.5, STRAW, 1), (.85, ORANGE, 1), (1, FIRE, 1)], cx='%.0f' % fx, cy='%.0f' % (fy - 6), r=92)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.glow(fx, fy, 120, .42, STRAW, front=True); S.glow(fx, fy, 260, .14, ORANGE, front=True)
S.write('mine')
