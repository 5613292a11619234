import math
from engrave import *
rng = np.random.default_rng(28)
BW, TH = .27, .030
R_ = spline([(3.4, 1.02, .03), (2.3, .72, .03), (1.5, .42, .10), (1.05, .27, .34), (.66, .21, .45), (.28, .27, .30), (0, .37, .15), (-.30, .46, .20), (-.60, .42, .29), (-.80, .22, .33), (-.86, 0, .335), (-.80, -.22, .33), (-.60, -.42, .29), (-.30, -.46, .20), (0, -.37, .15), (.28, -.27, .30), (.66, -.21, .45), (1.05, -.30, .36), (1.42, -.52, .12), (1.72, -.86, .035), (1.86, -1.22, .03)], 700)
L_ = spline([(-1.98, -1.12, .03), (-1.80, -.78, .03), (-1.42, -.44, .05), (-1.0, -.27, .08), (-.62, -.21, .09), (-.28, -.27, .24), (0, -.37, .40), (.30, -.46, .32), (.60, -.42, .19), (.80, -.22, .165), (.86, 0, .165), (.80, .22, .165), (.60, .42, .19), (.30, .46, .32), (0, .37, .40), (-.28, .27, .24), (-.62, .21, .09), (-1.0, .27, .07), (-1.5, .50, .035), (-2.2, 1.0, .03), (-3.2, 1.2, .03)], 700)
def frame(p, tau):
    T = np.gradient(p, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); h = np.cross(T, (0, 0, 1.)); h /= np.linalg.norm(h, axis=1, keepdims=True)
    up = np.cross(h, T); tt = np.radians(tau)[:, None]; s = np.cos(tt) * h - np.sin(tt) * up; n = np.cross(s, T); n *= np.sign(n[:, 2:3]); return s, n
t_ = np.linspace(0, 1, 700)
def tau(p): ax = p[:, 0] * np.sign(p[350, 0]); return 58 * smooth(.30, .80, ax) * (np.abs(t_ - .5) < .2)
FR = {k: (p, *frame(p, tau(p))) for k, p in (('R', R_), ('L', L_))}
# the band of light lies on belt R: over its near strand, on to the end
hb = lambda s: np.clip(.05 + .97 * smooth(.555, .645, s) ** .8 * (1 - smooth(.79, .925, s)) ** .8, 0, 1)
HOT = []
for s in np.linspace(.62, .84, 7):
    i = int(s * 699); p = R_[i]; HOT.append((p + FR['R'][2][i] * .20, .62, .30))
HOT.append((R_[int(.70 * 699)] + np.array((0, -.2, .5)), .5, .9))
S = Scene(Camera((.10, -3.9, 3.05), (.02, .30, .14), f=1840, cx=800, cy=640), key=(.66, .62, -.50), key_i=1.0, amb=.04, hots=HOT, rim=.28, seed=9, eps=.0011, fade=(5.3, 8.4, .9))
COOL = []
def ribbon(k, s0, s1, hot=None, name=None, n=240, cool=0, lines=True, dz=0.):
    p, sd, nn = FR[k]; A = lambda a, u: at(a, s0 + (s1 - s0) * u)
    def f(sg): return lambda u, v: A(p, u) + A(sd, u) * (BW / 2 * (2 * v - 1) * (1 - .0 * u))[..., None] + A(nn, u) * (dz + sg * TH / 2 - .012 * np.abs(2 * v - 1) ** 3)[..., None]
    hh = [fam('u', n=10, w=(.35, 2.3), grain=.16)] if hot is None else [fam('u', gap=2.3, w=(1.2, 2.3), grain=.28)]
    ed = [('v', 0, 2.0), ('v', 1, 2.0)]
    if cool:          # the cold rows of stitching come up again where the light falls off
        COOL.append(Patch(f(1), 60, 8, hh, [], 0, shadow=False, bump=lambda u, v, N, P: (N, 1 - smooth(.10, .62, hb(s0 + (s1 - s0) * u))))); return
    if hot is not None and not lines: hh, ed = [], []
    for sg in (1, -1): S.add(Patch(f(sg), n, 8, hh if sg > 0 else ([fam('u', n=10, w=(.3, 1.5), grain=.16)] if hot is None else hh), ed, 0, hot=hot, name=name, shadow=hot is None))
    for v0 in (0, 1): S.add(Patch(lambda u, v, v0=v0: f(1)(u, v0 + 0 * u) * (1 - v)[..., None] + f(-1)(u, v0 + 0 * u) * v[..., None], n, 3, [] if hot is None or not lines else [fam('u', gap=2.2, w=(1.2, 2))], [], 0, hot=(lambda u, v: hot(u, v) - .12) if hot else None, name=name, shadow=hot is None))
    if hot is None:
        for u0 in (0, 1):
            if (u0 == 0 and s0 == 0) or (u0 == 1 and s1 == 1): S.add(Patch(lambda u, v, u0=u0: f(1)(u0 + 0 * u, u) * (1 - v)[..., None] + f(-1)(u0 + 0 * u, u) * v[..., None], 8, 3, [], [('v', 0, 2.2), ('v', 1, 1.6)], 0))
            if (u0 == 0 and s0 == 0) or (u0 == 1 and s1 == 1):
                for d in (.012, .03): S.line3(f(1.1)(np.full(20, abs(u0 - d)), np.linspace(.03, .97, 20)), 1.2, .5, lit=True)
ribbon('L', 0, 1, n=420)
CUT = [0, .575, .60, .625, .65, .80, .825, .85, .875, .90, .915, 1]
ribbon('R', 0, .575, n=300); NH = 26; hs = np.linspace(.575, .915, NH + 1)
hotf = lambda s, v: hb(s) - (.05 * (np.abs(np.sin(v * 31.4)) < .28) + .05 * np.abs(2 * v - 1) ** 4) * np.minimum(1, hb(s) * 2)
for j in range(NH): ribbon('R', hs[j], hs[j + 1], hot=lambda u, v, j=j: hb(hs[j]) + 0 * u, name='hot%d' % j, n=20, lines=False)
ribbon('R', .575, .915, hot=lambda u, v: hotf(.575 + .34 * u, v), name='hotL', n=300, dz=-.0010)
ribbon('R', .55, .68, cool=1); ribbon('R', .78, .93, cool=1)
ribbon('R', .915, 1, n=60)
# ---- the folded jackets behind: layers of heavy cloth, collar bands laid across
def bundle(cx, cy, rot, w, d, hs_, seed):
    r = np.random.default_rng(seed); c, s = math.cos(rot), math.sin(rot); o = np.array((cx, cy, 0.)); ex = np.array((c, s, 0)); ey = np.array((-s, c, 0)); z = 0.
    for k, h in enumerate(hs_):
        ww, dd = w * r.uniform(.96, 1.01) / 2, d * r.uniform(.96, 1.0) / 2; ox, oy = r.normal() * .02, r.normal() * .02; a = h / 2
        th = np.linspace(-math.pi / 2, math.pi / 2, 24); pr = np.concatenate([np.stack([-dd + a - a * 0 - a * np.cos(th), a * np.sin(-th)], 1)[::-1] * (1, -1) * (1, 1), np.stack([dd - a + a * np.cos(th), a * np.sin(th)], 1)[::-1] * (1, 1)])
        pr = np.concatenate([[(0, -a)], np.stack([-(dd - a) - a * np.cos(th), a * np.sin(th)], 1), np.stack([(dd - a) + a * np.cos(th[::-1]), a * np.sin(th[::-1])], 1), [(0, -a)]]); pr = even(pr, 220); zz = z + a
        def f(u, v, ww=ww, ox=ox, oy=oy, pr=pr, zz=zz, k=k):
            q = at(pr, v); x = (2 * u - 1) * ww; sag = .016 * np.sin(x * 4 + k * 2.1) + .012 * np.sin(q[..., 0] * 5 + k + x * 2); rnd = np.clip((np.abs(2 * u - 1) - .965) / .035, 0, 1) ** 2 * .5
            return o + ex * (x + ox)[..., None] + ey * (q[..., 0] + oy)[..., None] + np.array((0, 0, 1.)) * (zz + q[..., 1] * (1 - rnd * .7) + sag * (k + 1) / len(hs_))[..., None]
        last = k == len(hs_) - 1
        S.add(Patch(f, 60, 90, [fam('u', gap=4.0, w=(.3, 2.0), grain=.3)] + ([fam('v', gap=8, w=(.2, .75), t0=.55)] if last else []), [('u', 0, 1.5), ('u', 1, 1.5)], 1.9, mat=.92))
        def cap(u, v, f=f, sg=0): return f(np.full_like(u, sg), .25 + .0 * u) if False else None
        for sg in (0, 1):
            S.add(Patch(lambda u, v, f=f, sg=sg: f(sg + 0 * u, .5 * u) * (1 - v)[..., None] + f(sg + 0 * u, 1 - .5 * u) * v[..., None], 50, 6, [fam('v', gap=3.2, w=(.25, 1.3))], [], 0))
        z += h * .97
    # collar bands: stitched strips laid in a V over the top fold
    kk = len(hs_) - 1; top = lambda x, y: zz + a + .016 * np.sin(x * 4 + kk * 2.1) + .012 * np.sin(y * 5 + kk + x * 2)
    for pts, lift in (([(.30 * w, .40 * d), (.20 * w, .1 * d), (.02 * w, -.42 * d)], .004), ([(-.30 * w, .40 * d), (-.18 * w, .1 * d), (.06 * w, -.42 * d)], .03)):
        q = spline(pts, 60); e = np.gradient(q, axis=0); e /= np.linalg.norm(e, axis=1, keepdims=True); nn = np.stack([e[:, 1], -e[:, 0]], 1) * .085
        def cb(u, v, q=q, nn=nn, lift=lift, dz=0.):
            m = at(q, u) + at(nn, u) * (2 * v - 1)[..., None]; return o + ex * m[..., :1] + ey * m[..., 1:] + np.array((0, 0, 1.)) * (top(m[..., 0], m[..., 1]) + .016 + lift * smooth(.3, .9, u) + dz)[..., None]
        S.add(Patch(cb, 60, 6, [fam('u', n=7, w=(.3, 2.1), grain=.12)], [('v', 0, 1.9), ('v', 1, 1.9), ('u', 0, 1.6), ('u', 1, 1.6)], 0))
    return z
bundle(-1.22, 2.0, .16, 2.05, 1.15, (.15, .14, .15, .13), 5)
bundle(1.26, 2.3, -.13, 2.0, 1.15, (.13, .12, .13, .11, .10), 8)
# ---- tatami: two mats, rush along each, cloth-bound edges
mk = dict(shadow=False, mat=.6)
def mat(x0, x1, y0, y1, d):
    S.add(quad((x0, y0, 0), (x1, y0, 0), (x1, y1, 0), (x0, y1, 0), hatch=[fam(d, gap=5.4, w=(.25, 1.6), grain=.32)], ew=1.0, n=30, **mk))
mat(-6, 6, -.98, 1.28, 'u'); mat(-6, 6, -5, -1.24, 'u'); mat(-6, 6, 1.54, 6.5, 'v')
for y0, y1 in ((-1.24, -.98), (1.28, 1.54)):
    S.add(quad((-6, y0, .004), (6, y0, .004), (6, y1, .004), (-6, y1, .004), hatch=[fam('u', gap=7, w=(.25, .8), grain=.2, gain=.5)], ew=1.3, n=30, shadow=False, mat=.6)); S.line3([(-6, (y0 + y1) / 2, .008), (6, (y0 + y1) / 2, .008)], 1.6, .30)
    for k in range(-40, 41): S.line3([(k * .09, y0 + .02, .008), (k * .09 + .03, y0 + .02, .008)], 1.1, .45); S.line3([(k * .09, y1 - .02, .008), (k * .09 + .03, y1 - .02, .008)], 1.1, .45)
for x in np.arange(-4, 4.01, .34): S.line3([(x, -.98, .003), (x, 1.28, .003)], .9, .10, grain=.2); S.line3([(x + .1, -5, .003), (x + .1, -1.24, .003)], .9, .10, grain=.2)
S.fadefn = lambda P: np.where(P[:, 2] < .006, .12 + .88 * np.exp(-((P[:, 0] / 2.3) ** 2 + ((P[:, 1] - .2) / 1.35) ** 2)), 1 - .15 * smooth(1.2, 2.6, P[:, 1]) - .5 * smooth(1.4, 2.6, np.abs(P[:, 0])) * (P[:, 1] < 1.2))
S.build(); S.engrave()
cut0 = S.cut; S.cut = lambda *a, **k: cut0(*a, **{**k, 'layer': 4})
for p in COOL:
    for f in p.hatch: S._hatch(p, f)
S.cut = cut0

P = S.cam.project(R_[int(.59 * 699):int(.89 * 699):8]); d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(P[0], P[1])); m = len(P[0]) // 2
for j in range(NH): S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot%d' % j, 0), heat(float(hb((hs[j] + hs[j + 1]) / 2)) * .97)))
S.glow_path(d, 120, .40, FIRE); S.glow_path(d, 60, .3, ORANGE); S.glow(P[0][m], P[1][m], 420, .26)
S.glow_path('M' + 'L'.join('%.1f %.1f' % t for t in list(zip(P[0], P[1]))[4:-5]), 40, .24, STRAW, front=True)
S.write('judo-belts')
