import math
from engrave import *
rng = np.random.default_rng(41)
HD = np.array((1.0, .78, 2.62)); AX = unit((-.50, -.62, -.72))     # lamp head: where it hangs, where it looks (units: decimetres)
BULB = HD + AX * .40
HOT = [(BULB + AX * .25, 2.3, 2.6)]
S = Scene(Camera((.25, -9.2, 5.0), (.18, .1, 1.0), f=2520, cx=822, cy=622), key=(.6, .62, -.5), key_i=.62, amb=.035, hots=HOT, rim=.26, seed=41, eps=.0011, fade=(10.5, 14.5, .75))
# ================ the desk
S.add(quad((-6, -2.6, 0), (6, -2.6, 0), (6, 2.6, 0), (-6, 2.6, 0), hatch=[fam('u', gap=7.4, w=(.25, 1.7), grain=.5)], ew=0, n=60, mat=.8, shadow=False)); S.line3([(-6, 2.6, 0), (6, 2.6, 0)], 1.5, .36)
# ================ the book
BO = np.array((-.95, -.42, 0)); ba = math.radians(7); BX, BY = np.array((math.cos(ba), math.sin(ba), 0)), np.array((-math.sin(ba), math.cos(ba), 0)); BZ = np.array((0, 0, 1.))
PW, PD = 1.66, 2.3
prof = {-1: spline([(0, .20), (.06, .33), (.22, .44), (.5, .445), (1., .36), (1.66, .30)], 200), 1: spline([(0, .20), (.06, .30), (.22, .38), (.5, .37), (1., .27), (1.66, .20)], 200)}
def g(x, y, z): return BO + np.asarray(x)[..., None] * BX + np.asarray(y)[..., None] * BY + np.asarray(z)[..., None] * BZ
def page(s, k=0.):                                    # surface of the block on one side; k lowers it
    def f(u, v): q = at(prof[s], np.clip(u, 0, 1)); return g(s * q[..., 0] * PW / 1.66, PD * (v - .5), q[..., 1] - k)
    return f
def text(seed, fig=None, flip=False):
    """where there are words there is night: blocks of greeked lines"""
    r = np.random.default_rng(seed); rows = []; n = 31
    ends = sorted(r.choice(np.arange(3, n - 2), 4, replace=False))
    for j in range(n):
        x = .13 + (.05 if (j - 1) in ends else 0); w = []; e = .88 if j not in ends else r.uniform(.3, .7)
        while x < e:
            l = r.uniform(.02, .085); l = min(l, e - x)
            if l > .012: w.append((x, x + l))
            x += l + .02
        rows.append(np.array(w))
    def b(u, v, N, P):
        u = 1 - np.asarray(u) if flip else u
        t = (1 - np.asarray(v)); y = (t - .10) / .80 * n; j = np.floor(y).astype(int); fr = y - j; k = np.ones(np.shape(u)); uu = np.asarray(u)
        for jj in np.unique(j):
            if 0 <= jj < n and not (fig and fig[0] <= jj < fig[1]):
                m = j == jj; q = np.zeros(m.sum(), bool)
                for a, e in rows[jj]: q |= (uu[m] > a) & (uu[m] < e)
                k[m] = np.where(q & (fr[m] > .14) & (fr[m] < .60), .0, 1.)
        if fig:
            box_ = (y > fig[0] + .4) & (y < fig[1] - .4) & (uu > .2) & (uu < .82); a = (uu - .2) / .62; h = (fig[1] - .4 - y) / (fig[1] - fig[0] - .8)
            for c in (.82 - .55 * a ** .8 if fig[2] == 0 else .2 + .55 * a ** 2, .28 + .0 * a, .35 + .5 * np.abs(a - .45) ** 1.2 + .1):
                k = np.where(box_ & (np.abs(h - c) < .03) & (a > .02), 0., k)
            k = np.where(box_ & ((a < .012) | (h < .02)), 0., k)
        return N, k
    return b
Hp = lambda: [fam('u', gap=2.3, w=(.3, 1.45), grain=.12)]
S.add(Patch(page(-1), 60, 3, Hp(), [('u', 1, 1.6), ('v', 0, 1.7), ('v', 1, 1.4)], 1.3, bump=text(3, (17, 28, 0), True), mat=1.1), Patch(page(1), 60, 3, Hp(), [('u', 1, 1.6), ('v', 0, 1.7), ('v', 1, 1.4)], 1.3, bump=text(8, (3, 12, 1)), mat=1.1))
for s in (-1, 1):                                      # front edge and fore edge of the block: leaf on leaf
    def fe(u, v, s=s): q = at(prof[s], np.clip(u, 0, 1)); return g(s * q[..., 0], -PD / 2 + 0 * u, .05 + (q[..., 1] - .05) * v)
    def fo(u, v, s=s): return g(s * (PW + .03 * (1 - v)) + 0 * u, PD * (u - .5), .05 + (prof[s][-1, 1] - .05) * v)
    S.add(Patch(fe, 60, 4, [fam('u', gap=3.1, w=(.3, 1.3), grain=.3)], [('u', 1, 1.4)], 0), Patch(fo, 20, 3, [fam('u', gap=3.0, w=(.3, 1.5), grain=.3)], [], 0))
    S.add(box(*sorted((0, s * (PW + .1))), -PD / 2 - .08, PD / 2 + .08, 0, .05, basis=(BO, BX, BY, BZ), hatch=[fam('u', gap=3)], ew=1.8))
lf = spline([(0, .22), (.1, .5), (.34, .86), (.72, 1.02), (1.12, .92), (1.5, .66)], 200)   # a leaf being turned
def leaf(u, v): q = at(lf, np.clip(u, 0, 1)); tw = .12 * u * (v - .5); return g(q[..., 0] + tw * .6, PD * (v - .5), q[..., 1] - tw)
# ================ slide rule
SO = np.array((.2, -2.02, 0)); sa = math.radians(10); SX, SY = np.array((math.cos(sa), math.sin(sa), 0)), np.array((-math.sin(sa), math.cos(sa), 0)); B_ = (SO, SX, SY, BZ); L = 2.3
for y0, y1 in ((0, .115), (.275, .39)): S.add(box(0, L, y0, y1, 0, .085, basis=B_, hatch={'t': [fam('u', gap=6, w=(.2, .8), grain=.12)], 'side': [fam('u', gap=2.9, w=(.3, 1.9))]}, ew=1.7))
S.add(box(-.0 + .46, L + .46, .12, .27, .01, .08, basis=B_, hatch={'t': [], 'side': [fam('u', gap=2.9, w=(.3, 1.9))]}, ew=1.4), box(.01, L - .01, .10, .29, 0, .03, basis=B_, hatch=[], ew=1))
sp = lambda x, y, z: SO + SX * x + SY * y + BZ * z
def scale(x0, y, dy, per, z, n=1):
    for c in range(n):
        for k in range(10, 100):
            t = (c + math.log10(k / 10)) / n; st = 1 if k < 30 else 2 if k < 60 else 5
            if k % st: continue
            ln = 1 if k % 10 == 0 else .72 if k % 5 == 0 else .45; S.line3([sp(x0 + .08 + t * (L - .16), y, z), sp(x0 + .08 + t * (L - .16), y + dy * ln, z)], 1.5 if k % 10 == 0 else 1.2, .8, lit=True, grain=0)
scale(0, .112, -.075, 1, .088); scale(0, .278, .075, 1, .088, 2); scale(.46, .123, .06, 1, .083); scale(.46, .267, -.06, 1, .083, 2)
cx = 1.36                                              # cursor: glass in a frame, hair line
for y0, y1 in ((-.035, .012), (.378, .425)): S.add(box(cx - .17, cx + .17, y0, y1, -.0 + .01, .14, basis=B_, hatch=[fam('u', gap=2.4, w=(.4, 2))], ew=1.5))
for x in (-.17, .17): S.line3([sp(cx + x, .0, .135), sp(cx + x, .39, .135)], 1.6, .8, lit=True)
S.line3([sp(cx, .01, .137), sp(cx, .38, .137)], 1.4, .95, lit=True, grain=0)
# ================ pencil, dividers
def pencil(a, b, r=.04):
    a, b = np.array(a, float), np.array(b, float); d = unit(b - a); S.add(cyl(a, b - d * .18, r, hatch=[fam('v', gap=2.4)], sil=1.5, nu=7, ew=1.2), cyl(b - d * .18, b - d * .04, r, r * .25, hatch=[fam('v', gap=2.4)], sil=1.3, nu=10, cap=False), cyl(b - d * .04, b, r * .25, .004, hatch=[], sil=1.1, nu=8, cap=False))
pencil((-2.6, -2.2, .04), (-1.35, -2.02, .04))
DV = np.array((1.72, -.52, .05))
for s in (-1, 1): S.add(cyl(DV, DV + (-.62 + .1 * s, -.52 - .17 * s, -.03), .034, .012, hatch=[fam('v', gap=2.2)], sil=1.4, nu=10, cap=False))
S.add(cyl(DV - (0, 0, .04), DV + (0, 0, .06), .075, hatch=[fam('u', gap=2.2)], sil=1.5, nu=24), cyl(DV, DV + (.17, .16, 0), .022, hatch=[], sil=1.3, nu=10))
# ================ two closed books behind, left
def tome(x, y, z, w, d, h, a):
    o = np.array((x, y, z)); ex, ey = np.array((math.cos(a), math.sin(a), 0)), np.array((-math.sin(a), math.cos(a), 0)); B = (o, ex, ey, BZ)
    S.add(box(0, w, 0, d, 0, .045, basis=B, hatch=[fam('u', gap=3)], ew=1.4), box(0, w, 0, d, h - .045, h, basis=B, hatch={'t': [fam('u', gap=5, w=(.3, 1.8))], 'side': []}, ew=1.6), box(.05, w - .05, .06, d - .06, .045, h - .045, basis=B, hatch=[fam('u', gap=3, w=(.3, 1.4), grain=.3)], ew=.9))
    S.add(Patch(lambda u, v: o + ex * (u * w)[..., None] + ey * (.01 - .07 * np.sin(math.pi * v))[..., None] + BZ * (v * h)[..., None], 20, 12, [fam('u', gap=3.4, w=(.3, 1.9))], [('u', 0, 1.4), ('u', 1, 1.4), ('v', 0, 1.4), ('v', 1, 1.6)], 1.5))
    for t in (.12, .2, .8, .88): p = np.linspace(0, 1, 12); S.line3([o + ex * t * w + ey * (.004 - .07 * math.sin(math.pi * q)) + BZ * q * h for q in p], 1.4, .55, lit=True)
tome(-2.75, 1.35, 0, 1.9, 1.3, .34, .05); tome(-2.6, 1.38, .34, 1.7, 1.2, .27, -.07); tome(-2.62, 1.42, .61, 1.6, 1.1, .2, .1)
# ================ the lamp
LB = np.array((2.15, 1.35, 0)); cu = [fam('u', gap=3.6, w=(.3, 2.2))]
S.add(revolve([(.62, 0), (.62, .06), (.55, .12), (.2, .19), (.12, .24), (.12, .34)], LB, hatch=cu, sil=2.1, nu=70, nv=30, edges=[('v', .08, 1.5)]))
EL = LB + (.12, .1, 2.3); S.add(cyl(LB + (0, 0, .3), EL, .055, hatch=[fam('v', gap=2.4, w=(.4, 2))], sil=1.8, nu=20)); S.add(cyl(LB + (.06, .05, 1.18), LB + (.063, .052, 1.3), .085, hatch=[fam('u', gap=2.4)], sil=1.4, nu=20))
NK = HD - AX * .30; S.add(cyl(EL + (0, -.12, 0), EL + (0, .12, 0), .12, hatch=[fam('u', gap=2.4)], sil=1.7, nu=30), cyl(EL, NK, .05, hatch=[fam('v', gap=2.4, w=(.4, 2))], sil=1.8, nu=20))
S.add(revolve(spline([(.0, -.34), (.09, -.33), (.12, -.28), (.13, -.12), (.19, -.06)], 60), HD, AX, hatch=[fam('u', gap=2.6)], sil=1.7, nu=40, nv=20, edges=[('v', 1, 1.4)]), revolve([(.02, -.34), (.02, -.42)], HD, AX, hatch=[], sil=1.2, nu=10))
sh = spline([(.15, -.07), (.3, -.02), (.5, .16), (.66, .42), (.74, .64)], 200)
S.add(revolve(sh, HD, AX, hatch=[fam('u', gap=4, w=(.3, 2.4))], sil=2.4, nu=90, nv=40, edges=[('v', .0, 1.3)]), revolve([(.74, .64), (.775, .645), (.775, .67), (.73, .67)], HD, AX, hatch=[fam('u', gap=2.2)], sil=2, nu=90, nv=10, edges=[('v', .3, 1.7), ('v', 1, 1.7)]))
shi = spline([(.13, .0), (.28, .03), (.47, .2), (.62, .44), (.725, .665)], 200)
S.add(revolve(shi, HD, AX, hatch=[fam('u', gap=2.5, w=(1.1, 2.2), grain=.3)], sil=0, nu=90, nv=30, hot=lambda u, v: .92 - .26 * v ** 1.3 - .06 * np.sin(6.28 * u) * v, name='shade', shadow=False))
e1 = unit(np.cross(AX, (0, 0, 1))); e2 = np.cross(AX, e1)
bp = spline([(.1, .02), (.1, .12), (.15, .24), (.21, .38), (.205, .48), (.14, .58), (0, .62)], 160)
bulb = revolve(bp, HD, AX, hatch=[], sil=0, nu=50, nv=30, shadow=False, name='bulb'); S.add(bulb)
S.add(revolve([(.105, -.02), (.105, .12)], HD, AX, hatch=[fam('u', gap=2.2, w=(1, 1.8))], sil=0, nu=30, hot=lambda u, v: .55 + 0 * u, name='cap', shadow=False))
# flex from the base, off the desk
S.add(tube(spline([LB + (.3, .3, .03), LB + (.62, .5, .03), LB + (.5, .9, .03), LB + (.9, 1.1, .03), LB + (1.4, .9, .03)], 50), .028, hatch=[], sil=1.3, nu=8, ends=0))
S.fadefn = lambda P: np.where(np.abs(P[:, 2]) < .002, .25 + .75 * np.exp(-(((P[:, 0] + .1) / 2.6) ** 2 + ((P[:, 1] + .6) / 2.4) ** 2)), 1)
S.build()
pr = lambda p: [q[0] for q in S.cam.project(np.array([p]))[:2]]
fx, fy = pr(BULB)
def sky(x, y):
    d = np.hypot((x - fx), (y - fy)); return .04 + .02 * smooth(60, 400, y) + 0 * x, .30 * np.exp(-(d / 250) ** 2) + .1 * np.exp(-(d / 480) ** 2)
S.ruled(sky, 12, 560, 7.6, w=(.2, 1.5), t0=.03)
S.engrave()
# filament: a zigzag on its wires, cut over everything inside the bulb
n = 10; fil = []
for k in range(2 * n + 1): a = -2.2 + 4.4 * k / (2 * n); r = .105; fil.append(HD + AX * (.34 + (.115 if k % 2 else 0)) + e1 * r * math.cos(a) + e2 * r * math.sin(a))
x, y, z = S.cam.project(even(np.array(fil), 300)); inb = S._look(S.ib, x * 2, y * 2); ok = np.isin(inb, [i for i, p in enumerate(S.patches) if p.name in ('bulb', 'shade', 'cap')])
S.cut(x, y, ok, np.ones(300), np.zeros(300), 2.6, 2.6, 0, 1, .1, layer=4, col=np.full(300, 24))
for a in (-2.2, 2.2, -.7, .7):
    q = np.array([HD + AX * .13 + e1 * .03 * math.cos(a) + e2 * .03 * math.sin(a), HD + AX * .36 + e1 * .105 * math.cos(a) + e2 * .105 * math.sin(a)]); x, y, z = S.cam.project(even(q, 40)); S.cut(x, y, np.ones(40, bool), np.ones(40), np.zeros(40), 1.2, 1.2, 0, 1, .1, layer=4, col=np.full(40, 12))
# glow
S.glow(fx, fy, 560, .36); S.glow(fx, fy + 6, 280, .42, ORANGE); px, py = pr((-.5, -.5, .2)); S.glow(px, py, 720, .30, FIRE, .42); S.glow(px + 30, py - 10, 420, .20, ORANGE, .42)
g_ = S.gradient('radial', [(0, WHITE, 1), (.3, STRAW, 1), (.62, ORANGE, 1), (1, '#d2480f', 1)], cx=fx, cy=fy, r=215)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name in ('shade', 'cap', 'bulb')), g_))
gb = S.gradient('radial', [(0, WHITE, 1), (.55, '#ffe9b8', .95), (1, STRAW, .75)], cx=fx, cy=fy, r=75)
S.mid.append('<path d="%s" fill="%s" stroke="%s" stroke-width="1.6"/>' % (S.mask_path(lambda p: p.name == 'bulb'), gb, WHITE))
S.glow(fx, fy, 150, .5, STRAW, front=True); S.glow(fx, fy, 300, .16, ORANGE, front=True)
S.write('book-slide-rule')
